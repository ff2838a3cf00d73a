; Everything that the setup says by itself, in both languages. The usual pages bring their own words in both.
!macro SAY NAME ENGLISH WELSH
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_WELSH} "${WELSH}"
!macroend
!macro FILE_SAYS LANGUAGE WHAT
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "VAWDesk"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "VAWDesk"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "VAWDesk"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${WHAT}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
!macroend
!insertmacro FILE_SAYS ${LANG_ENGLISH} "VAWDesk setup"
!insertmacro FILE_SAYS ${LANG_WELSH} "Gosod VAWDesk"

!insertmacro SAY OPEN "VAWDesk is open. Close it, or save and sign out, then try again. Nothing has been changed." \
  "Mae VAWDesk ar agor. Caewch y rhaglen, neu cadwch a gadael, yna rhowch gynnig arall arni. Nid oes dim wedi newid."
!insertmacro SAY OLD_WINDOWS "VAWDesk needs Windows 10, version 1809, or later. Nothing has been changed." \
  "Mae angen Windows 10, fersiwn 1809, neu ddiweddarach ar VAWDesk. Nid oes dim wedi newid."
!insertmacro SAY FOR_EVERYONE "VAWDesk is installed for everyone on this computer. Whoever looks after the computer must start this file as an administrator." \
  "Mae VAWDesk wedi'i osod ar gyfer pawb ar y cyfrifiadur hwn. Rhaid i bwy bynnag sy'n gofalu am y cyfrifiadur gychwyn y ffeil hon fel gweinyddwr."
!insertmacro SAY NEWER "A newer version of VAWDesk ($Before) is installed. This file is for ${VERSION}. Nothing has been changed." \
  "Mae fersiwn mwy newydd o VAWDesk ($Before) wedi'i gosod. Mae'r ffeil hon ar gyfer ${VERSION}. Nid oes dim wedi newid."
!insertmacro SAY TOO_LONG "The name of this folder is too long for Windows. Choose a shorter one." \
  "Mae enw'r ffolder hon yn rhy hir i Windows. Dewiswch un byrrach."
!insertmacro SAY NOT_OURS "Something else lies in this folder. Choose another one. Nothing has been changed." \
  "Mae rhywbeth arall yn y ffolder hon. Dewiswch un arall. Nid oes dim wedi newid."
!insertmacro SAY FAILED "The files could not be written. There may be too little space, or you may not write there. What was installed before is there as it was; your records were not touched." \
  "Nid oedd modd ysgrifennu'r ffeiliau. Efallai nad oes digon o le, neu na chewch ysgrifennu yno. Mae'r hyn a osodwyd o'r blaen yno fel yr oedd; ni chyffyrddwyd â'ch cofnodion."
!insertmacro SAY NAME_TITLE "Name in the Start menu" "Enw yn newislen Cychwyn"
!insertmacro SAY NAME_UNDER "What others may read on this computer" "Yr hyn y gall eraill ei ddarllen ar y cyfrifiadur hwn"
!insertmacro SAY NAME_WHY "Others may see the Start menu. If the name VAWDesk should not stand there, write another one, for example Desk." \
  "Gall eraill weld y ddewislen Cychwyn. Os na ddylai'r enw VAWDesk sefyll yno, ysgrifennwch enw arall, er enghraifft Desg."
