"""What was said and seen in the notes of the practice vault, in English and in Welsh."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.models.casework.contact_note import Mode


@dataclass(frozen=True)
class Words:
    """One contact in words: how, what was said, what was seen, what the worker made of it, what others say, what comes next."""

    mode: Mode
    said: str
    saw: str = ""
    view: str = ""
    others: str = ""
    next: str = ""


P, F, T, V, A, M = Mode.PHONE, Mode.OFFICE, Mode.TEXT, Mode.VISIT, Mode.AGENCY, Mode.EMAIL
ENGLISH = (
    Words(
        P,
        "She said: “The tenancy letter has come and I do not know what to sign.” We read it together, line by line.",
        view="The letter is the ordinary one. She was worried about the second page only.",
        next="Ring housing about the second page.",
    ),
    Words(
        F,
        "She said she had slept better this week. “The new lock helps more than I thought.”",
        "She had brought the papers in order.",
        next="Order the spare key.",
    ),
    Words(P, "He rang at the time we had agreed. He said: “Nothing new. I wanted somebody to know that I am all right.”"),
    Words(
        V,
        "We talked about school and the bus. She asked whether the benefit would stop if she worked on Saturdays.",
        "The flat was warm. The children were drawing.",
        "She plans further ahead than a month ago.",
        next="Find the figures on work.",
    ),
    Words(A, "The school rang: both children have been in every day. Collected by the aunt, as arranged.", others="School, by telephone."),
    Words(T, "Message from her: “Can we say Thursday instead.” I answered with the time only."),
    Words(
        F,
        "“I keep the diary you gave me. I write what he says and the time.” She read two entries aloud and asked me to keep a copy.",
        "She had the diary in a shopping bag under bread.",
        "She is careful. The diary is safe at her friend's.",
        next="Copy to the file.",
    ),
    Words(
        P,
        "“He has found work in the next town. It is quieter at home when he is on nights.”",
        view="Quieter is her word. I did not ask what the other weeks are like; next time, alone.",
        next="Ask alone.",
    ),
    Words(M, "She wrote to ask for the address of the law centre. I sent it without a subject line, as agreed."),
    Words(
        A,
        "Health visitor: she was on her own at the clinic, talked freely, and has our number in another name.",
        others="Health visitor, in person.",
    ),
    Words(
        V,
        "We went through the form for the cooker. “It is silly, but a cooker makes it a home.”",
        "Boxes are unpacked now.",
        next="Send the form.",
    ),
    Words(
        P,
        "“My mother knows now. I thought she would take his side. She did not.”",
        view="Somebody in the family knows. It changes where she can go at night.",
    ),
    Words(
        F,
        "He spoke about his brother, and that nobody asks a man. “You are the first who did not laugh.”",
        "He sat facing the door.",
        next="The group on Wednesdays, if he wants it.",
    ),
    Words(
        P,
        "She cannot come on Friday: the bus does not run. We will meet at the library, where she goes anyway.",
        next="Book the small room.",
    ),
    Words(
        A,
        "Police officer rang back: the last call was in spring. Nothing since. She asked us to say if that changes.",
        others="Police, by telephone, name and number in the diary.",
    ),
    Words(
        F,
        "“I said no to him on the telephone, and then I shook for an hour.” We sat for a while. She had tea.",
        view="The first time that she has told me of saying no.",
        next="Ring on Monday.",
    ),
    Words(
        V,
        "We talked at the kitchen table about heating. Her son came in once, and we talked about heating again.",
        "When he came in she stopped in the middle of a sentence.",
        "Not a place for talking. The surgery is better.",
        next="Ask the surgery.",
    ),
    Words(P, "“The bank says that I can have my own account with two papers.” She has both.", next="Go with her on Tuesday."),
    Words(T, "She sent the word that we agreed on for “all is well”."),
    Words(
        F,
        "We looked at the arrangements again. She wants the neighbour to stay part of them, and the code word to be another one.",
        next="Write the arrangements anew.",
    ),
    Words(A, "Housing officer: the panel is on the fourteenth. Two people ahead of her on the list.", others="Housing, by telephone."),
    Words(
        P,
        "“I am not ready. Do not push me.” I said that we would not, and that the door stays open.",
        view="She decides. I asked only whether tonight was safe; she said that it was.",
    ),
    Words(
        F,
        "He asked what we keep about him. I showed him the page and read it to him. He had one word changed.",
        next="Give him the leaflet; he says it is safe.",
    ),
    Words(
        P,
        "Short call. “Talk about the weather.” We talked about the weather. She rang off.",
        view="The words we agreed on for “he is here”. I did not ring back.",
        next="Wait for her; if nothing by Friday, ask the school.",
    ),
)
WELSH = (
    Words(
        P,
        "Ffoniodd hi ar yr amser a drefnwyd. “Mae pethau'n dawelach. Dw i'n dal i edrych drwy'r ffenest bob nos.”",
        view="Mae hi'n gwybod beth i'w wneud os daw o. Aethon ni drwy'r cynllun unwaith eto.",
        next="Ffonio ddydd Mawrth.",
    ),
    Words(
        F,
        "Daeth hi â'r llythyr oddi wrth y cyngor. “Dw i ddim yn dallt yr ail dudalen.” Darllenon ni o gyda'n gilydd.",
        next="Ffonio'r cyngor am yr ail dudalen.",
    ),
    Words(
        V,
        "Buon ni'n sôn am yr ysgol ac am y bws. “Mae'r hynaf yn cysgu drwy'r nos rŵan.”",
        "Roedd y plant yn tynnu llun wrth y bwrdd.",
        "Mae hi'n cynllunio ymhellach nag yr oedd hi.",
        next="Holi am y clwb brecwast.",
    ),
    Words(T, "Neges ganddi: “Gawn ni ddweud dydd Iau?” Atebais i gyda'r amser yn unig."),
    Words(A, "Ffoniodd yr ysgol: y plant yno bob dydd, a'r fodryb sy'n eu nôl, fel y trefnwyd.", others="Yr ysgol, dros y ffôn."),
    Words(
        P,
        "“Mi ddywedais i na wrtho fo. Mi grynais i am awr wedyn.” Eisteddodd hi'n dawel am dipyn ar y lein.",
        view="Y tro cyntaf iddi sôn am ddweud na.",
        next="Ffonio ddydd Llun.",
    ),
    Words(
        F,
        "Edrychon ni ar y trefniadau eto. Mae hi eisiau i'r gymdoges aros yn rhan ohonyn nhw, a gair gwahanol.",
        next="Ysgrifennu'r trefniadau o'r newydd.",
    ),
    Words(
        V,
        "“Y defaid sy'n fy nghadw i yma, ac mae hynny'n ddigon.” Buon ni'n siarad yn y beudy, lle nad oes neb yn clywed.",
        "Roedd y tŷ ar glo a'r ci yn yr iard.",
        "Mae hi'n siarad yn rhwyddach y tu allan.",
    ),
    Words(
        P,
        "Mae'r banc yn fodlon agor cyfrif gyda dau bapur. Mae'r ddau ganddi. “Fy arian fy hun, am y tro cyntaf.”",
        next="Mynd gyda hi i'r banc.",
    ),
    Words(A, "Y nyrs gymunedol: roedd hi ar ei phen ei hun yn y feddygfa ac yn siarad yn rhydd.", others="Y nyrs, wyneb yn wyneb."),
    Words(
        F,
        "“Does neb wedi gofyn i mi beth dw i eisiau o'r blaen.” Gofynnais i, a'i ysgrifennu i lawr yn ei geiriau ei hun.",
        next="Gofyn eto ymhen mis.",
    ),
    Words(
        P,
        "Galwad fer. “Braf heddiw.” Dyna'r geiriau sy'n golygu ei fod o yno. Rhoddais i'r ffôn i lawr.",
        view="Wnes i ddim ffonio'n ôl.",
        next="Aros iddi hi ffonio.",
    ),
    Words(M, "Ysgrifennodd hi i ofyn am gyfeiriad y ganolfan gyfraith. Anfonais i o heb bwnc i'r neges, fel y cytunwyd."),
    Words(
        P,
        "“Mae Mam yn gwybod. Ro'n i'n meddwl y basai hi'n cymryd ei ochr o. Wnaeth hi ddim.”",
        view="Mae rhywun yn y teulu'n gwybod rŵan: lle i fynd yn y nos.",
    ),
)
CONCERN = (  # for the files of people whose behaviour is a concern
    Words(
        F,
        "He said: “I lose it when she does not answer.” I asked what he does then. “I drive round.” I asked what she sees. He was quiet.",
        "He turned his keys in his hand the whole time.",
        "He says when, and says it as if it happened to him.",
        next="The same question again.",
    ),
    Words(
        P,
        "“I have been to the course. They talk a lot.” He could name one thing: leaving the room.",
        view="Coming to a course is not the same as change. I wrote down what he does, not that he comes.",
    ),
    Words(
        A,
        "Probation: he keeps his appointments. They asked us to tell them if he speaks of where she lives.",
        others="Probation, by telephone.",
    ),
    Words(
        F,
        "He asked whether we see the other person. I said that we do not talk about anybody else here. He asked twice more.",
        view="Third time this month. Told the team.",
        next="Tell the colleague on the other file.",
    ),
    Words(
        P,
        "Said that he has paid the rent and looks for work nearer home. He wants a letter for the job centre.",
        next="Letter for the job centre.",
    ),
    Words(
        F,
        "“She makes me like this.” I said that we talk here about what he does. He talked about his father for a long time.",
        "No drink that I could smell.",
    ),
)
NO_ANSWER = ("No answer. I left no message.", "Rang twice, an hour apart. No answer, no message.", "Dim ateb. Adewais i ddim neges.")
IN_WELSH = frozenset({"mair", "delyth", "gwladys", "ffion", "eirlys", "wyn", "lowri"})
OF_CONCERN = frozenset({"dylan", "bilal", "osian", "craig"})


def words_for(key: str) -> tuple[Words, ...]:
    """The notes that fit a file: its language, and whose it is."""
    return WELSH if key in IN_WELSH else CONCERN if key in OF_CONCERN else ENGLISH
