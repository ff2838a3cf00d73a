"""Ordinary words that are one slip away from a name: data for the release check. A name is not looked for in them."""

from __future__ import annotations

_WORDS = """
    about above abuse accept access account across action active added address adult advice advise after again against agency agree agreed
    allow allowed almost alone along already also although always among amount anger angry animal annual another answer anybody anyone
    anything appeal apply april arrange arrive asked assess attend august aware away baby baker based basic because become been before
    began begin behind being believe belong below benefit benefits best better between beyond bills birth board bond book booked books
    both bottle bring broken brother brought budget build built burden buses business busy call called calls came cannot card care carer
    carers careful carry case cases cause centre certain chair chance change changed charge charity check checked child children choice
    choose church claim claims class clean clear clerk client clients clinic close closed clothes coach coast cold collect come comes
    coming common contact content copy corner correct cost costs could council count county couple course court cover created credit
    crisis cross current daily dates daughter days dead deal dear death debt debts decide decided deeds delay deliver depend desk detail
    details dinner direct doctor does doing done door doors double doubt down draft draw dress drink drive driver drop duty each earlier
    early earn easter easy either email emails empty ended engine english enough enter entry equal estate evening evenings event events
    every evidence example except expect explain extra face facts fail failed fair faith fall family farm fast father fault favour fear
    feel fees felt fence field figure file files filled final find fine finish fire first fixed flat flats floor folder follow food force
    form forms forward found four free fresh friday friend friends front fuel full funds future games garage garden gardens gas gave
    general gentle getting give given giving glad goes going gone good grade grand grant grants great green greet grey ground group groups
    grown guard guest guide half hand handed hands happen happy hard have having head health hear heard heart heat heavy hello help helped
    helper helping here high himself holiday holidays home homes honest hope hoped hopes hospital hotel hour hours house housing however
    human hundred hurry husband idea important include income inform inside instead into issue issues item items jobs join joined joins
    journey judge july june just keep keeps kept keys kind kindly kitchen knew know known lack ladies land lane large last late later
    latest laws leads learn lease least leave leaves left legal lend length less lesson lessons letter letters level library lift light
    like likely limit line lines list lists little live lives living loan local lock locked long longer look looked looking lose loss lost
    loved lower lucky lunch made mail main make makes making manage manager many march mark marks marry matter matters maybe meal meals
    mean means medical meet meeting meetings members mental message meter method middle might mile miles milk mind minute minutes miss
    missed missing model monday money month months moral more morning most mother mould move moved moves moving much must name names near
    nearly need needed needs neither never next nice night nobody noise none normal north note notes nothing notice november number
    numbers nurse october offer offered office officer often older once only open opened order orders other others ought ours outside over
    owed owing owner pack page paid paper papers parcel parent parents park part parts party parson parsons pass passed past path patient
    pause payment payments peace people perhaps period permit person persons phone phoned phones photo pick picked piece pieces place
    places plan planned plans plant play please plenty point points police policy poor post posted power present press price prices pride
    print private problem process proof proper prove public pull purse pupils push quarter query question quick quiet quite rail rain
    raise rang rate rates rather reach read reader ready real really reason reasons receipt receive record records reduce refer refuse
    regard regular relate remain remind remove rent repair repairs repeat reply report rest result return rewards rice ride right rights
    ring rise river road role room rooms round rules safe safety said sale same sample saturday save saved saying says scene school
    schools score search season second secret section secure seek seem seems seen send sense sent separate september series serious serve
    service services session settle seven several shade shall share shared sheet shop shops short should show showed shown side sign
    signed simple simply since single sister site sitting size small snow social some someone son song soon sorry sort sound south space
    speak spell spend spent spoke spoken staff stage stairs stamp stand standing start started state statement stay stayed still stock
    stone stop stopped store story street strong student study subject such summer sunday supper supply support sure system table take
    taken takes taking talk talked taxi teach team tell term terms test text texts than thank thanks that their them then there these they
    thing things think third this those though thought thousand three through thursday ticket till time times tired title today together
    told tomorrow tonight took total touch toward tower town trade train travel treat tree trial tried trust truth trying tuesday turn
    turned twelve twenty twice type under union unit unless until upper upset urgent used useful using usual valley value very video view
    village visit visited visitor visits voice wages wait waited waiting wales walk walked walker wall walls want wanted wants warm
    warning wash waste watch water ways wednesday week weekend weekly weeks welcome well welsh went were west what when where which while
    white whole whom whose wife winter wish with within without woman women wood word words work worked worker workers working world worry
    worse would write writing written wrong wrote year years young your yours gardener gardeners carpenter marshal holland england
    scotland ireland britain europe british swindon offices regards sincerely faithfully thursdays mondays fridays councillor councillors
    merry marred married manners harvest harness hearing heating achos addysg adre adref adroddiad aelod aelodau allan amser anfon angen
    annwyl apwyntiad ariad arian arall arbennig atoch ateb awdurdod awst bach bellach benthyg beth biliau blaen blant blwyddyn blynedd
    bobl bore brawd brys budd bwrdd bwyd byddai byddaf byddant byddech byddem byddwch byddwn bydden byth bywyd cadarn cadw caeau cael
    cafodd cais canol canolfan capel cartref cefnogaeth ceir ceisio cerdyn chwaer chwarter chwefror cinio claf clir cofio cofion colli
    copi coleg credyd cyflog cyfarfod cyfeiriad cyfle cyfnod cyfraith cyfrif cymorth cymru cymraeg cymryd cynllun cynnar cynnwys cyntaf
    cyrraedd cyswllt cysylltu cytuno daeth dalen darllen dawn deall dechrau dechreuodd derbyn diben digon dillad dim diolch diogel
    diogelwch disgwyl diwedd diwrnod dod dros drws dwylo dyddiad dyddiau dydd dylai dylech dylem dyma dyna dysgu ebrill edrych effaith
    eglwys eira eisiau eisoes eraill erbyn ers estyn eto ffon ffoniwch ffonio fferm ffordd ffurflen fwy fydd gadael gair gallaf gallai
    gallant gallech gallem gallu gallwch gallwn galw gan gardd garej gartref gobeithio gofal gofyn gofynnodd golau golwg gorau gorffen
    gorffennaf gwaith gwasanaeth gweithio gweithiwr gweld gwener gwneud gwybod gwybodaeth gwyliau gwyneb gyda haf hanner heddiw heddlu
    heno hir holi hon hwyl hydref hyfforddiant ionawr isod iawn iechyd lle llawer llawn llety lleol llyfr llyfrgell llythyr llythyrau lles
    llun mae mai maint mam mater mawrth mawr meddyg meddwl medi mehefin meithrin menyw merch mewn mis mynd mwy nawr neges neuadd neu newid
    newydd niferoedd noson nos nodyn nofio oedd oed oedolyn ond oriau parc parod parti pawb pecyn peidio pethau peth plentyn pobl pobol
    popeth pryd prydau prynhawn pwnc pwysig rhag rhagfyr rhaid rhai rhan rhent rheol rhieni rhiant rhif rhoi rhwng sadwrn saesneg sgwrs
    siarad siec siop siopa sut swm swydd swyddfa swyddog syniad tai tachwedd tad taith taliad taliadau talu teimlo teulu teuluoedd tocyn
    tref trefn trefnu trwy tymor tystysgrif wedi wedyn weithiau wythnos wythnosau yfory ymweld ymweliad yna yno ysgol ysgrifennu ystafell
    ystyried
"""
ORDINARY = frozenset(_WORDS.split())  # of letters and notes, English and Welsh, folded
