"""English words for each other."""

GROUPS = """
say tell state add note remark comment explain declare announce report mention claim confirm
begin start commence launch kick open outset underway got began begun onset beginning commencement
end finish conclude complete completion conclusion finished ended broke break wrap wrapped
close shut closure shutdown closed shutter shuttered | allow permit let enable permission
help assist support aid relief assistance | show reveal demonstrate indicate suggest display
buy purchase acquire acquisition bought takeover snap | get obtain receive gain
give provide supply offer deliver grant hand provision award
need require necessary requirement needed essential forced compel
use utilise employ using usage utilisation utilization | make create produce build
build construct construction erect | produce manufacture production output
big large huge major significant substantial considerable massive sizeable great | small little minor tiny slight
quick quickly fast rapid rapidly swift swiftly speedy promptly prompt | important key crucial vital essential critical
numerous multiple | nearly almost | fire blaze inferno flames burn burning ablaze alight | wildfire bushfire blaze
kill killed die died dead death deadly fatal killing fatality fatally perish life lives lethal toll
body corpse remains | injure hurt wound injury wounded injured wounds injuries
crash collision accident smash wreck collide pile-up pileup | hit struck strike slam crash plough plow ram
police officer officers cops policemen constable | police detectives investigators | car vehicle automobile
lorry truck hgv juggernaut | truck lorry vehicle | pickup truck | van minibus vehicle
motorcycle motorbike bike motorcyclist biker | bicycle bike cycle cyclist | house home residence property dwelling
building property block premises | road street route carriageway | motorway highway freeway expressway interstate
pavement sidewalk | petrol gas gasoline fuel | rubbish trash garbage waste litter refuse | jumper sweater pullover
trainers sneakers | holiday vacation | holidaymaker tourist vacationer | lift elevator | autumn fall
shop store retailer shops outlet | supermarket grocer grocery | shopper customer consumer
railway railroad rail train | tram streetcar trolley | plane aircraft jet airplane aeroplane airliner | flight plane
airport airfield | ship vessel boat | cargo freighter | ferry boat | lawyer attorney solicitor barrister counsel
mum mom mother | dad father | maths math mathematics | football soccer | secondary high
headteacher principal headmaster headmistress | chemist pharmacy drugstore pharmacist | torch flashlight | tap faucet
nappy diaper | pushchair stroller pram | queue line | postcode zip | post mail
mobile cellphone phone cell smartphone | tyre tire | kerb curb | cheque check | cinema theater theatre movie
film movie picture | programme program show | estate realtor agent | antenna aerial | child kid youngster children
teenager teen youth adolescent | baby infant newborn | person people individual individuals public
man male gentleman | woman female lady | elderly senior pensioner | pensioner retiree
firm company business corporation enterprise | carmaker automaker car manufacturer | maker manufacturer producer
factory plant mill | job post role position | worker employee staff personnel workforce
hire recruit recruitment employ | sack fire dismiss fired axed ousted oust dismissal firing sacking
redundancy layoff lay-off redundant | cut axe slash job shed
resign step quit resignation stepped stood standing departure stand | retire retirement
appoint name appointed appointment head lead | head lead led | replace succeed successor replacement
government ministers administration cabinet | government govt | authority authorities official officials
council local authority | councillor council | prime premier | president presidency
chairman chairwoman chair chairperson | ceo executive | chief boss head | mp lawmaker legislator parliamentarian mps
senator lawmaker | congressman congresswoman representative lawmaker | parliament legislature lawmakers mps
bill legislation | law legislation act statute | rule regulation requirement measure | takes comes effect force
proposal scheme program project initiative | deal agreement accord pact contract agree | treaty pact accord
truce ceasefire armistice | meeting talks discussion summit gathering meet
talks negotiation negotiations discussion negotiate | discuss discussion debate
money funding cash funds finance funded fund | fund finance bankroll | earmark aside allocate allocated allocation
rise increase grow climb growth surge jump soar higher gain rose went go risen grew
fall drop decrease decline reduce cut reduction slump lower dip fell fallen went
plunge tumble plummet slump dive slide crash nosedive sank | soar surge rocket skyrocket jump spike | stabilise steady
raise increase hike | try attempt seek effort bid | ask request urge call appeal | demand call
answer reply respond response | think believe feel consider reckon | suspect believe think suspicion
know aware understand known | unknown unclear | go travel head fly trip visit journey | come arrive arrival reach
leave depart exit departure | return back come | stay remain continue keep persist
continue went go continued continuation ongoing | stop halt cease suspend suspension standstill
temporarily briefly temporary brief | ground halt suspend grounded | happen occur take place happened
hold take place held | host hold stage | find discover identify locate discovery
look search seek hunt searching rescuers | see watch witness view | thick dense | visible see seen sight
visibility visible | hear listen | work operate operation | run manage operate | join attend participate participation
attendance attend | win won wins victory triumph winner
beat beaten defeat win won wins thrash overcome edge | loss lose defeat beaten
draw tie drew stalemate | choose select pick choice selection | elect election | vote ballot poll | poll survey
voter electorate | campaign campaigner | change alter amend modify amendment modification
reform overhaul shake-up revamp | improve enhance better boost strengthen improvement
bolster boost strengthen reinforce | worsen deteriorate deterioration worsening | weaken erode undermine
protect safeguard defend protection | ensure guarantee secure | check verify examine inspect inspection
send submit dispatch sent | deploy send deployment | fill complete | follow comply obey compliance | sign signature
establish found founded create creation formation form establishment | found founder founding | update inform
problem issue difficulty trouble | storm hurricane gale tempest | tornado twister | rain rainfall downpour rainy
torrential heavy pouring | heavy severe intense | snow snowfall blizzard snowy
flood flooding floodwater inundated deluge submerge swamped overflow | overflow burst banks | drought dry
heatwave heat | cold freezing frigid | wind windy gust | landslide mudslide landslip | quake earthquake tremor seismic
eruption erupt | damage destroy destruction damaged
destroy destruction flatten wreck demolish devastate level raze gut | devastation devastate devastating
cause trail leave left | cause trigger spark prompt | cause reason | victim casualty | attack assault strike
attacker assailant | gunman shooter | shoot shooting shot gunfire gunshot | stab stabbing knife
bomb explosive device bombing | blast explosion explode detonate detonation | soldier troops military army forces
withdraw withdrew withdrawn pull pulled withdrawal pullout | retreat withdraw withdrawal | invade invasion
capture seize take captured | rebel insurgent | militant fighter | missile rocket | drone unmanned uav
shell shelling bombard bombardment | war conflict fighting | hostage captive | free release freed freedom
kidnap abduct kidnapping abduction | refugee displaced | hospital clinic infirmary
hospitalise hospitalised hospital hospitalized | rush take taken airlift transport transfer | doctor physician medic
paramedic medic ambulance | ambulance paramedics | treat treatment receive | patient sufferer
disease illness sickness | infect infection infected | outbreak epidemic | drug medicine medication
vaccine jab vaccination inoculate vaccinate shot inoculation immunise immunisation | trial hearing
court judge courtroom | judge magistrate justice | sentence sentenced jail prison handed
jail prison imprisoned jailed imprisonment bars | custody detained held bars detention
arrest arrested detain detained apprehend held nab detention | charge charged | convict conviction guilty
acquit acquittal cleared | accuse allege accusation allegation | sue lawsuit suit | appeal challenge | fine penalty
penalty punishment punish | prosecutor prosecution prosecute | crime offence offense | thief burglar robber
steal theft stolen | rob robbery | burglary break-in burgle | murder murdered murderer | fraud scam
smuggle smuggling trafficking | investigate probe inquiry investigation enquiry examine investigating inquest launched
search hunt manhunt | flee escape run ran fled runs running | escape evade | evacuate evacuated evacuation
rescue save rescuer | rescuer rescuers crews | firefighter crew firefighters firemen fireman
contain control contained | extinguish douse | eyewitness witness bystander onlooker
alarm alert alerted raised raise authorities | alert warning warn
resident inhabitant locals people living nearby neighbour | nearby local neighbouring close | crowd people throng
protest demonstration rally demonstrate | protester demonstrator protesters | riot unrest disorder
clash confrontation scuffle | strike walkout walk stoppage industrial action | union unions members | opponent critic
opposition oppose opposed | criticise condemn denounce slam criticism blast lambast critical drew
condemn condemnation | praise applaud welcome hail | angry furious anger fury outrage | happy pleased glad delighted
sad tragic tragedy | mourn mourning grief | worry concern fear worried concerned | shock shocked stun stunned
surprise surprised unexpected surprising | apologise apology sorry apologize | regret sorry | thank thanks grateful
goal aim target objective | want wish hope desire
expect anticipate forecast predict expectation prediction projection | decide determine rule decision
rule ruling verdict | agree approve back agreement
approve approval pass passed go-ahead light green ratify ratification | reject rejection turn turned refuse rebuff
oppose resist | ban prohibit outlaw prohibition | lift scrap abolish abolition | scrap ditch shelve
cancel scrap called call cancellation axe | postpone delay put back postponement defer | delay disruption delayed
deny denial | admit admission | pay spend cost payment | price cost fee charge | expensive costly
cheap inexpensive affordable | worth value | profit earnings | revenue sales turnover takings | post report record
loss deficit | debt borrowing | share stock shares stocks equity | shareholder investor | invest investment
bank lender | loan lending lend | economy economic | inflation prices | unemployment jobless unemployed joblessness
wage pay salary earnings | tax levy duty | tariff duty levy | export shipment | trade commerce
bankrupt bankruptcy insolvency insolvent | merger merge | sale sell sold | budget spending | growth expansion expand
shrink contract contraction | recession downturn slump | team side squad | game match fixture | coach manager
goalkeeper goalie | player footballer | injury-time stoppage | championship title | champion titleholder
fan supporter | referee official | song track tune | singer vocalist musician | concert gig show | award prize honour
exhibition show | author writer novelist | artist painter | newspaper paper | journalist reporter correspondent
broadcaster network | scientist researcher | study research | expert specialist | analyst expert | report study
report findings | proof evidence | failure failing fail failings shortcoming | success succeed successful
successfully succeed | highlight light shed underline | sea ocean | river waterway | coast shore seaside coastline
beach shore | forest woodland woods | reopen open reopening | standstill halt paralyse paralysed stop
paralyse cripple | pile accumulate piled | overturn flip overturned roll flipped | veer swerve leave left
aground strand stranded became run ran | sink sank sinking sunk | derail derailment
blackout outage power cut went suffer suffered lost | power electricity | rupture burst | collapse cave
row dispute feud | quarrel argue argument | tension tensions | ties relations relationship links
cooperate cooperation collaborate collaboration | neighbor neighbour | area region zone district
centre center middle | downtown centre | country nation state
world global globale worldwide international internationale | nationwide national | countrywide nationwide
border frontier | spot place site location scene | portion section | number amount quantity figure | total altogether
result outcome consequence upshot | consequence repercussion | danger risk threat hazard
dangerous hazardous perilous risky | threaten threat menace | safe safety secure | security safety | warn caution
advise advised tell told urge | advice guidance guidelines | information details info detail
application apply applicant | deadline date | talk speak discuss | write pen author | website site page web
online internet web | email mail e-mail | phone telephone | call ring phone | hack hacker hacking cyberattack
software program | photo photograph picture image photographer | video footage clip | school pupils
pupil student schoolchild | graduate graduation | parent parents | wife spouse | husband spouse | partner companion
relative relatives family | marry marriage wed wedding | divorce split | bury burial funeral | new fresh latest
old former previous | former ex | good positive | bad negative poor | poor impoverished | rich wealthy
hard difficult tough | easy simple | strong robust | weak feeble | clear obvious | right correct
wrong incorrect mistaken | true accurate | false untrue | deliberate deliberately intentionally intentional purpose
accidental accidentally | started start | sudden suddenly abrupt abruptly | slow slowly gradual gradually
serious seriously severe severely grave gravely | critical critically | slightly slight marginally
sharp sharply steep steeply | complete completely entirely totally fully full whole entire
widespread extensive widely trail | violent violence violently | peaceful peacefully peace
illegal illegale unlawful illegally unlawfully | legal lawful | secret secretly confidential covert | joint jointly
unanimous unanimously | annual yearly annually | daily everyday | weekly week | monthly month | often frequently
sometimes occasionally | always constantly | immediately instantly straightaway | involve involvement | crew team
party side parties | supporter backer | ally allied alliance | rival opponent | member membership
participant attendee | visitor guest | passenger traveller commuter | driver motorist | crew staff | owner proprietor
tenant renter | farmer grower | fisherman angler fishermen | food meal | water flooding | energy power
pollution contamination pollute contaminate | animal creature | dog canine | cat feline | weapon arms | gun firearm
sanction sanctions | ambassador envoy diplomat | envoy emissary | spokesman spokeswoman spokesperson
leadership leader | aide adviser advisor | deputy vice | king monarch | queen monarch | pope pontiff
anniversary commemoration commemorate | celebrate celebration | memorial remembrance | launch unveil
unveil reveal present | publish publication | release issue | leak disclose | disclose disclosure reveal
hide conceal | avoid prevent avert | prevent stop block | block obstruct
limit restrict restriction curb cap limitation | tighten toughen stricter | ease relax loosen
extend prolong extension | shorten curtail | widen broaden | narrow reduce | remove withdraw removal | add addition
exclude omit | divide split division | share divide | unite unify | lack shortage scarcity | surplus excess
enough sufficient | carry transport | drive driven | ride travel | take-off takeoff | climb scale | throw hurl
break damage | repair fix mend | replace swap | clean cleanup clean-up clear | prepare preparation
organise arrange organize | train training | teach instruct | learn discover | remember recall | forget overlook
refuse decline | accept acceptance | admit acknowledge | promise pledge vow | commit commitment pledge
propose proposal suggest | recommend recommendation advise | consider mull weigh | doubt question
question query quiz | interrogate question | interview speak | insist maintain | stress emphasise underline
argue contend | complain complaint | blame fault | excuse justify | explain explanation | describe description
estimate estimation calculate | measure gauge | count tally | compare comparison | differ difference different
similar alike | opposite contrary | normal usual | rare unusual | strange odd | famous well-known renowned
popular favourite | controversial contentious disputed | flat apartment | forward striker attacker
approval go-ahead green light gave | aside establish | demonstrators protester rally protest
short notice last minute | agree agreement reach reached | force forced | last lasted lasting
"""
