; The setup for Windows. What it installs lies in $INSTDIR\app, and that folder is all that it ever removes: records never lie there.
; Exit codes: 0 done, 1 given up by the person, 2 could not be written or damaged, 3 the program is open, 4 Windows too old,
; 5 installed for everyone by an administrator, 6 a newer version is there, 7 the folder's name is too long,
; 8 something else lies in the folder.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef QUICK
  SetCompressor /FINAL zlib
!else
  SetCompressor /SOLID /FINAL lzma
  SetCompressorDictSize 64
!endif
CRCCheck force
RequestExecutionLevel user
Name "VAWDesk"
OutFile "${OUT}"
BrandingText "VAWDesk ${VERSION}"
InstallDir ""
ShowInstDetails nevershow
ShowUninstDetails nevershow
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include nsDialogs.nsh
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\VAWDesk"
!define OWN "Software\VAWDesk"
!define MUTEX "Local\VAWDesk.Running"
!define BEGUN "$INSTDIR\setup-begun" ; there while the files are being written: a folder so marked is ours, and not whole

VIProductVersion "${VERSION_NUMBERS}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "VAWDesk"
!define MUI_LANGDLL_INFO "Please choose a language.$\nDewiswch iaith."
!define MUI_FINISHPAGE_RUN "$INSTDIR\app\VAWDesk.exe"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderChosen
!insertmacro MUI_PAGE_DIRECTORY
Page custom NamePage NameChosen
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Welsh"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include "${HERE}/words.nsh"

Var Everyone ; "1": for everyone of this computer, by an administrator
Var Shortcut ; what it is called in the Start menu
Var Box
Var Before   ; the version that is there

!macro SEE_THAT_IT_IS_CLOSED UN
Function ${UN}SeeThatItIsClosed
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro SEE_THAT_IT_IS_CLOSED ""
!insertmacro SEE_THAT_IT_IS_CLOSED "un."

!macro STOP WORDS CODE
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro STOP "$(OLD_WINDOWS)" 4
  ${EndIf}
  Call ForWhom
  Call WhatIsThere
  Call WhereTo
  Call SeeThatItIsClosed
FunctionEnd

; For everyone where that may be: when an administrator starts it as such. Else for whoever starts it.
Function ForWhom
  StrCpy $Everyone ""
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    StrCpy $Everyone "1"
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/CURRENTUSER" $2
  ${IfNot} ${Errors}
    StrCpy $Everyone ""
  ${EndIf}
  ClearErrors
  SetShellVarContext current
  ${If} $Everyone == "1"
    SetShellVarContext all
  ${Else}
    ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\app\VAWDesk.exe"
      !insertmacro STOP "$(FOR_EVERYONE)" 5
    ${EndIf}
  ${EndIf}
FunctionEnd

Function WhatIsThere
  ReadRegStr $Before SHCTX "${KEY}" "DisplayVersion"
  ReadRegStr $Shortcut SHCTX "${OWN}" "Shortcut"
  ${If} $Before != ""
    ${VersionCompare} "$Before" "${VERSION}" $0
    ${If} $0 == 1
      !insertmacro STOP "$(NEWER)" 6
    ${EndIf}
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/SHORTCUT=" $2
  ${IfNot} ${Errors}
    StrCpy $Shortcut $2
  ${EndIf}
  ClearErrors
  Call MendName
FunctionEnd

; A name that can be the name of a file, else the usual one.
Function MendName
  StrCpy $0 $Shortcut
  StrCpy $Shortcut ""
  StrCpy $1 0
  ${Do}
    StrCpy $2 $0 1 $1
    ${If} $2 == ""
      ${ExitDo}
    ${EndIf}
    ${If} $2 == " "
    ${AndIf} $Shortcut == ""
      StrCpy $2 "" ; none at the beginning
    ${EndIf}
    ${If} $2 != "\"
    ${AndIf} $2 != "/"
    ${AndIf} $2 != ":"
    ${AndIf} $2 != "*"
    ${AndIf} $2 != "?"
    ${AndIf} $2 != '"'
    ${AndIf} $2 != "<"
    ${AndIf} $2 != ">"
    ${AndIf} $2 != "|"
      StrCpy $Shortcut "$Shortcut$2"
    ${EndIf}
    IntOp $1 $1 + 1
  ${LoopUntil} $1 > 60
  ${If} $Shortcut == ""
    StrCpy $Shortcut "VAWDesk"
  ${EndIf}
FunctionEnd

Function WhereTo
  System::Call 'kernel32::GetCommandLineW() w .r0'
  ClearErrors
  ${GetOptions} $0 "/D=" $1
  ${IfNot} ${Errors}
  ${AndIf} $INSTDIR == "" ; a folder was named in which there can be none, and was dropped without a word
    !insertmacro STOP "$(FAILED)" 2
  ${EndIf}
  ClearErrors
  ${If} $INSTDIR == "" ; nothing was named with /D=
    ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $Everyone == "1"
      StrCpy $INSTDIR "$PROGRAMFILES64\VAWDesk"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\VAWDesk"
    ${EndIf}
  ${EndIf}
  ${If} ${Silent}
    Call FolderChosen
  ${EndIf}
FunctionEnd

Function FolderChosen
  StrLen $0 $INSTDIR
  ${If} $0 > ${LONGEST_FOLDER}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_LONG)" /SD IDOK
    ${If} ${Silent}
      SetErrorLevel 7
      Quit
    ${EndIf}
    Abort
  ${EndIf}
FunctionEnd

Function NamePage
  !insertmacro MUI_HEADER_TEXT "$(NAME_TITLE)" "$(NAME_UNDER)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 48u "$(NAME_WHY)"
  Pop $0
  ${NSD_CreateText} 0 52u 100% 13u "$Shortcut"
  Pop $Box
  ${NSD_SetTextLimit} $Box 40
  nsDialogs::Show
FunctionEnd

Function NameChosen
  ${NSD_GetText} $Box $Shortcut
  Call MendName
FunctionEnd

Function PutBack ; the version before comes back, or nothing is left; where nothing was begun, nothing is touched
  SetOutPath "$TEMP"
  ${If} ${FileExists} "$INSTDIR\app.old\*.*"
  ${OrIf} ${FileExists} "${BEGUN}"
    RMDir /r "$INSTDIR\app"
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
    Delete "${BEGUN}"
  ${EndIf}
  RMDir "$INSTDIR"
FunctionEnd

Function .onInstFailed ; a full disk stops inside a File instruction, and nothing after it is carried out
  Call PutBack
  MessageBox MB_OK|MB_ICONSTOP "$(FAILED)" /SD IDOK
  SetErrorLevel 2
FunctionEnd

Section
  Call SeeThatItIsClosed
  ClearErrors
  SetOutPath "$INSTDIR"
  FileOpen $0 "$INSTDIR\setup-tried" w ; where nothing can be written, the folder cannot be renamed either: nobody has it open
  FileClose $0
  Delete "$INSTDIR\setup-tried"
  ${If} ${Errors}
    Abort
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\app\VAWDesk.exe"
    RMDir /r "$INSTDIR\app.old"
    ClearErrors
    Rename "$INSTDIR\app" "$INSTDIR\app.old" ; the second guard: it fails while any file in it is in use
    ${If} ${Errors}
      !insertmacro STOP "$(OPEN)" 3
    ${EndIf}
  ${ElseIf} ${FileExists} "$INSTDIR\app.old\VAWDesk.exe" ; a setup before was cut short: that is the version to put back
    RMDir /r "$INSTDIR\app"
  ${ElseIf} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIfNot} ${FileExists} "${BEGUN}"
    !insertmacro STOP "$(NOT_OURS)" 8
  ${EndIf}
  ClearErrors
  FileOpen $0 "${BEGUN}" w
  FileClose $0
  ${If} ${Errors}
    Abort
  ${EndIf}
  SetOverwrite try
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Abort
  ${EndIf}
  Delete "${BEGUN}"
  RMDir /r "$INSTDIR\app.old"
  ReadRegStr $0 SHCTX "${OWN}" "Shortcut"
  ${If} $0 != ""
    Delete "$SMPROGRAMS\$0.lnk"
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\$Shortcut.lnk" "$INSTDIR\app\VAWDesk.exe"
  WriteRegStr SHCTX "${OWN}" "Shortcut" "$Shortcut"
  WriteRegStr SHCTX "${KEY}" "DisplayName" "$Shortcut"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "VAWDesk"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\app\VAWDesk.exe"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  SetShellVarContext current
  ReadRegStr $0 HKCU "${KEY}" "InstallLocation"
  ${If} $0 != $INSTDIR
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      !insertmacro STOP "$(FOR_EVERYONE)" 5
    ${EndIf}
  ${EndIf}
  Call un.SeeThatItIsClosed
FunctionEnd

Section Uninstall
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.old"
  Delete "$INSTDIR\uninstall.exe"
  Delete "${BEGUN}"
  RMDir "$INSTDIR"
  ReadRegStr $0 SHCTX "${OWN}" "Shortcut"
  ${If} $0 != ""
    Delete "$SMPROGRAMS\$0.lnk"
  ${EndIf}
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegKey SHCTX "${OWN}"
SectionEnd
