"""English words for each other."""

GROUPS = """
say tell state add note remark comment explain declare announce report mention claim confirm
begin start commence launch kick open | end finish conclude complete close | allow permit let enable
help assist support aid | show reveal demonstrate indicate suggest display | buy purchase acquire
get obtain receive gain | give provide supply offer deliver grant hand | need require must necessary
use utilise employ using | make create produce build
big large huge major significant substantial considerable massive sizeable great
small little minor tiny slight | quick quickly fast rapid rapidly swift swiftly speedy
important key crucial vital essential critical | many numerous several various multiple
more further additional extra another | about around approximately roughly nearly almost some
fire blaze inferno flames | kill die dead death deadly fatal killing fatality
injure hurt wound injury wounded injured | crash collision accident smash wreck
police officer officers cops force | car vehicle automobile | house home residence
road street highway route | child kid youngster children | person people individual individuals members
man male | woman female | firm company business corporation | job post role position | worker employee staff
government ministers administration authorities officials cabinet
authority authorities official officials council | president leader head chief boss
plan proposal scheme programme program project initiative | law legislation act
rule regulation requirement | deal agreement accord pact | meeting talks discussion summit gathering
money funding cash funds finance funded fund | rise increase grow climb growth surge jump soar
fall drop decrease decline reduce cut reduction slump | try attempt seek effort | ask request urge call
answer reply respond response | think believe feel consider | know aware understand | go travel head
come arrive | leave depart exit | return back | stay remain continue keep | stop halt cease suspend
hold host stage | happen occur take place | find discover identify locate | look search seek
see view watch witness | hear listen | work operate operation | run manage operate | join attend participate
win victory triumph | lose loss defeat | choose select pick | change alter amend modify
improve enhance better boost strengthen | protect safeguard defend | ensure guarantee secure
check verify examine inspect | send submit dispatch | fill complete | follow comply | sign endorse
set establish | update inform | problem issue difficulty | storm hurricane gale tempest
rain rainfall downpour | flood flooding floodwater inundated | damage destroy destruction | victim casualty
attack assault strike | soldier troops military army | hospital clinic | doctor physician medic
school pupils | student pupil | area region zone district | city town | country nation state
world global worldwide international | local nearby neighbouring | near close | early premature
late delayed delay postponed postpone | new fresh latest recent | old former previous | good positive
bad negative poor | hard difficult tough | strong robust | clear obvious | right correct
wrong incorrect mistaken | total overall altogether | part portion section | number amount quantity figure
result outcome consequence | cause reason lead trigger | because due since owing
however but although though | after following | before prior ahead | during amid throughout | while whereas
also too as well | again once more | soon shortly | often frequently | currently presently now
website site page web | email mail e-mail | phone telephone | visit see | find discover | read view see
guidance advice guidelines | information details info detail | application apply applicant | deadline date
weekend saturday sunday | talk speak discuss | write pen author | lawyer attorney solicitor barrister
judge magistrate | jail prison imprisoned jailed custody | trial court | accuse allege
investigate probe inquiry investigation examine | search hunt | flee escape | evacuate evacuated
resident inhabitant locals | crowd people | protest demonstration rally | protester demonstrator
opponent critic | criticise condemn denounce slam | praise applaud welcome hail | angry furious
happy pleased glad delighted | sad tragic | worry concern fear | goal aim target objective
want wish hope desire | expect anticipate forecast predict | decide determine rule | agree approve back
oppose resist reject refuse | deny dismiss | pay spend cost | price cost fee charge | shop store
shopper customer consumer | worth value | profit earnings | share stock | bank lender | team side squad
game match fixture | beat defeat | coach manager | fan supporter | film movie | song track
scientist researcher | study research report | expert specialist | disease illness | patient sufferer
drug medicine medication | vaccine jab vaccination | test trial | plane aircraft jet | train rail railway
ship vessel boat | sea ocean | river waterway | shortly just soon | break broke start erupt
around about approximately | centre center middle | reopen reopened open | quake earthquake tremor
remain still | via through | eg such as like | involve include | currently present | hit struck strike
large-scale major | crew team | spot place site location scene | injuries wounds | row dispute
blast explosion | rescue save | shut close closed | pupil student | huge big enormous | probably likely
neutralise neutralize
"""
