"""In which countries towns with hospitals and faculties are, by their names in English, Spanish and their own."""

from collections.abc import Mapping
from functools import lru_cache

from ._people import folded

# A name that towns of several countries have stands with each of them, however small: Córdoba, Santiago, Valencia.
_IN = """
AR: Buenos Aires; Ciudad Autónoma de Buenos Aires; Córdoba; Rosario; Mendoza; La Plata; San Miguel de Tucumán;
 Tucumán; Mar del Plata; Salta; Santa Fe; San Juan; Corrientes; Neuquén; Bahía Blanca; Resistencia; Posadas; Paraná;
 San Luis; San Salvador de Jujuy; Formosa; Santiago del Estero; Río Cuarto; Ushuaia; San Miguel; Concepción; San José;
 Santa Rosa; Victoria; Concordia; San Isidro; Pilar; Tandil; Olavarría; Junín; Granada; Santa Cruz; Trinidad;
 San Martín; Lomas de Zamora; Avellaneda; Quilmes; Haedo; El Palomar
AT: Vienna; Viena; Wien; Graz; Innsbruck; Salzburg; Salzburgo; Linz
AU: Sydney; Sídney; Melbourne; Brisbane; Perth; Adelaide; Canberra; Hobart; Darwin; Newcastle; Richmond; Hamilton;
 Liverpool; Kingston; Geelong; Wollongong; Townsville; Victoria
BE: Brussels; Bruselas; Bruxelles; Ghent; Gante; Gent; Antwerp; Amberes; Antwerpen; Leuven; Lovaina; Liège; Lieja
BO: La Paz; Santa Cruz de la Sierra; Santa Cruz; Cochabamba; Sucre; Oruro; Potosí; Tarija; El Alto; Trinidad; Camiri
BR: São Paulo; Rio de Janeiro; Río de Janeiro; Brasília; Brasilia; Belo Horizonte; Porto Alegre; Salvador; Recife;
 Curitiba; Fortaleza; Manaus; Campinas; Ribeirão Preto; Belém; Goiânia; Florianópolis; Pelotas; Botucatu
CA: Toronto; Montreal; Montréal; Vancouver; Ottawa; Calgary; Edmonton; Halifax; Winnipeg; Hamilton; Quebec; Québec;
 Quebec City; London; Kingston; Saskatoon; Victoria; Sherbrooke; Sydney; Paris; Windsor; Cambridge; Durham; Richmond;
 Guelph; Waterloo; Perth; Dundee
CH: Geneva; Ginebra; Genève; Zurich; Zúrich; Zürich; Basel; Basilea; Bern; Berne; Berna; Lausanne; Lausana; Lugano
CL: Santiago; Santiago de Chile; Valparaíso; Concepción; Viña del Mar; Temuco; Valdivia; Antofagasta; Talca;
 La Serena; Punta Arenas; Arica; Iquique; Puerto Montt; Osorno; Chillán; Coquimbo; Rancagua; Los Ángeles; San Antonio;
 San Felipe; La Unión; Victoria; Santa Cruz; San Miguel
CN: Beijing; Pekín; Shanghai; Shanghái; Guangzhou; Wuhan; Shenzhen; Chengdu; Nanjing; Hangzhou; Hong Kong
CO: Bogotá; Bogotá D. C.; Bogotá, D. C.; Medellín; Cali; Barranquilla; Bucaramanga; Cartagena; Cartagena de Indias;
 Manizales; Pereira; Popayán; Ibagué; Cúcuta; Santa Marta; Pasto; Villavicencio; Montería; Neiva; Tunja; Armenia;
 Sincelejo; Valledupar; Florencia; Pamplona; Cartago; Sevilla; Córdoba; Granada; Santander; Girón; Palmira; Buga;
 Soledad; Envigado; Bello; Chía; Rionegro; Facatativá
CR: San José; Heredia; Cartago; Alajuela; Liberia; Santa Cruz; San Carlos; Nicoya
CU: Havana; La Habana; Santiago de Cuba; Santa Clara; Camagüey; Holguín; Cienfuegos; Matanzas; Pinar del Río;
 Trinidad; Bayamo; Santa Cruz
CZ: Prague; Praga; Brno
DE: Berlin; Berlín; Munich; Múnich; München; Hamburg; Hamburgo; Heidelberg; Frankfurt; Fráncfort; Cologne; Colonia;
 Köln; Freiburg; Friburgo; Göttingen; Gotinga; Leipzig; Dresden; Dresde; Hannover; Hanover; Tübingen; Tubinga; Bonn;
 Mainz; Stuttgart; Düsseldorf; Essen; Würzburg; Erlangen; Ulm; Jena; Kiel
DK: Copenhagen; Copenhague; København; Aarhus; Odense; Aalborg
DO: Santo Domingo; Santiago de los Caballeros; Santiago; San Cristóbal; La Vega; San Juan
EC: Quito; Guayaquil; Cuenca; Loja; Ambato; Riobamba; Machala; Ibarra; Manta; Portoviejo; Zamora; Esmeraldas;
 Latacunga; Santa Elena; Babahoyo
ES: Madrid; Barcelona; Seville; Sevilla; Valencia; València; Zaragoza; Saragossa; Bilbao; Málaga; Murcia; Palma;
 Palma de Mallorca; Las Palmas de Gran Canaria; Las Palmas; Alicante; Alacant; Valladolid; Vigo; Gijón; Granada;
 Oviedo; Santander; San Sebastián; Donostia; Donostia-San Sebastián; Pamplona; Salamanca; Burgos; A Coruña; La Coruña;
 Corunna; Santiago de Compostela; Córdoba; Cádiz; Cadiz; Huelva; Jaén; Almería; Badajoz; Cáceres; Mérida; Toledo;
 Albacete; Cuenca; Guadalajara; Ciudad Real; León; Zamora; Ávila; Segovia; Soria; Palencia; Logroño; Vitoria;
 Vitoria-Gasteiz; Huesca; Teruel; Lleida; Lérida; Girona; Gerona; Tarragona; Reus; Castellón; Castellón de la Plana;
 Castelló de la Plana; Elche; Cartagena; Ourense; Orense; Lugo; Pontevedra; Santa Cruz de Tenerife; La Laguna;
 San Cristóbal de La Laguna; Terrassa; Sabadell; Badalona; Manresa; Hospitalet de Llobregat;
 L’Hospitalet de Llobregat; Alcalá de Henares; Getafe; Móstoles; Leganés; Alcorcón; Fuenlabrada; Majadahonda;
 Jerez de la Frontera; Marbella; Ferrol; Avilés; Barakaldo; Ceuta; Melilla; Durango; Trujillo; San José; Toro;
 Santa Fe; Plasencia; Talavera de la Reina; Ponferrada; Mataró; Igualada; Vic; Gandía; Alcoy; Lorca; Algeciras;
 Linares; Úbeda; Antequera; Mieres; Langreo; Torrelavega; Esplugues de Llobregat
FI: Helsinki; Tampere; Turku; Oulu
FR: Paris; París; Lyon; Marseille; Marsella; Toulouse; Bordeaux; Burdeos; Lille; Montpellier; Strasbourg; Estrasburgo;
 Nantes; Nice; Niza; Rennes; Grenoble; Dijon; Nancy; Tours; Villejuif; Rouen; Caen; Limoges
GB: London; Londres; Oxford; Cambridge; Manchester; Birmingham; Liverpool; Leeds; Edinburgh; Edimburgo; Glasgow;
 Bristol; Cardiff; Belfast; Sheffield; Newcastle; Newcastle upon Tyne; Nottingham; Leicester; Southampton; Aberdeen;
 Dundee; Exeter; York; Norwich; Bath; Swansea; Plymouth; Brighton; Coventry; Durham; Rochester; Halifax; Perth;
 Richmond; Hamilton; Boston; Washington; Lincoln; Worcester; Wellington; Stirling
GR: Athens; Atenas; Thessaloniki; Salónica; Heraklion; Ioannina; Patras
GT: Guatemala City; Ciudad de Guatemala; Guatemala; Quetzaltenango
HN: Tegucigalpa; San Pedro Sula; Trujillo; La Ceiba; Santa Cruz; San José
IE: Dublin; Dublín; Cork; Galway; Limerick
IN: New Delhi; Nueva Delhi; Mumbai; Bombay; Chennai; Bangalore; Bengaluru; Vellore; Hyderabad; Chandigarh; Kolkata;
 Pune
IT: Rome; Roma; Milan; Milán; Milano; Turin; Turín; Torino; Florence; Florencia; Firenze; Bologna; Bolonia; Naples;
 Nápoles; Napoli; Padua; Padova; Genoa; Génova; Genova; Verona; Pisa; Siena; Bari; Palermo; Catania; Parma; Pavia;
 Módena
JP: Tokyo; Tokio; Osaka; Kyoto; Kioto; Nagoya; Sapporo; Fukuoka; Kobe; Sendai; Hiroshima; Yokohama
KE: Nairobi; Mombasa; Kisumu; Kilifi
KR: Seoul; Seúl; Busan; Daegu; Incheon
MX: Mexico City; Ciudad de México; México; México, D. F.; Guadalajara; Monterrey; Puebla; Tijuana; Toluca; Mérida;
 León; Cuernavaca; San Luis Potosí; Querétaro; Chihuahua; Oaxaca; Veracruz; Xalapa; Morelia; Culiacán; Hermosillo;
 Durango; Aguascalientes; Zapopan; Tuxtla Gutiérrez; San Cristóbal de las Casas; Villahermosa; Saltillo; Torreón;
 Pachuca; Ciudad Juárez; Cancún; Colima; Zacatecas; La Paz; Zamora; Córdoba; Victoria; Santiago; Valladolid;
 Guadalupe; Santa Catarina; Matamoros; Celaya; Irapuato; Salamanca; Tampico; Orizaba; Tapachula; Ensenada; Mexicali;
 La Piedad
NI: Managua; Granada; León
NL: Amsterdam; Ámsterdam; Rotterdam; Róterdam; Utrecht; Leiden; Groningen; Groninga; Nijmegen; Nimega; Maastricht;
 Delft; Eindhoven; The Hague; La Haya
NO: Oslo; Bergen; Trondheim; Tromsø; Stavanger
NZ: Auckland; Wellington; Christchurch; Dunedin; Hamilton
PA: Panama City; Ciudad de Panamá; Panamá; David; Santiago; Santa Fe; Penonomé
PE: Lima; Arequipa; Trujillo; Cusco; Cuzco; Chiclayo; Iquitos; Piura; Huancayo; Puno; Tacna; Ayacucho; Cajamarca;
 San Martín; Victoria; La Victoria; San Juan; San Isidro; Callao; Tarapoto; Pucallpa; Ica; Chimbote; Huánuco;
 San Miguel
PL: Warsaw; Varsovia; Krakow; Kraków; Cracovia; Poznań; Gdańsk; Łódź; Wrocław
PT: Lisbon; Lisboa; Porto; Oporto; Coimbra; Braga; Faro; Évora; Aveiro; Funchal
PY: Asunción; Asuncion; Ciudad del Este; Encarnación; Concepción; San Lorenzo
SE: Stockholm; Estocolmo; Gothenburg; Gotemburgo; Göteborg; Uppsala; Lund; Umeå; Linköping; Malmö; Örebro
SV: San Salvador; Santa Ana; San Miguel
TR: Istanbul; Estambul; Ankara; Izmir; Esmirna
US: New York; Nueva York; Boston; Chicago; Los Angeles; Los Ángeles; San Francisco; Houston; Philadelphia; Filadelfia;
 Baltimore; Seattle; Atlanta; Washington; Washington, DC; Washington, D.C.; Washington, D. C.; Rochester; Cleveland;
 Pittsburgh; Dallas; Denver; Miami; Durham; Ann Arbor; Nashville; Minneapolis; New Haven; Bethesda; Stanford;
 Palo Alto; San Diego; Portland; Birmingham; Cincinnati; Indianapolis; Columbus; Detroit; Phoenix; Tucson;
 San Antonio; Austin; Sacramento; Salt Lake City; Albuquerque; New Orleans; Nueva Orleans; Providence; Cambridge;
 Iowa City; Madison; Milwaukee; Charleston; Richmond; Gainesville; Tampa; Orlando; Memphis; Omaha; Honolulu; San Juan;
 Aurora; Chapel Hill; Athens; Paris; Rome; Naples; Florence; Vienna; Berlin; Dublin; Toledo; Santa Fe; Santa Cruz;
 San José; Oxford; Manchester; Bristol; Melbourne; Plymouth; Brighton; Santa Ana; Lima; Newcastle; Kingston; Hamilton;
 Valencia; Geneva; Warsaw; Victoria; Bath; York; Trinidad; Glasgow; Aberdeen; Granada; Concepción; Wellington;
 Bologna; Milan
UY: Montevideo; Salto; Paysandú; Trinidad; Florida; San José; Mercedes; Victoria
VE: Caracas; Maracaibo; Valencia; Mérida; Barquisimeto; Barcelona; Maracay; San Cristóbal; Ciudad Bolívar; Trujillo;
 San Juan; Trinidad; Valera; Cumaná; San Felipe
ZA: Cape Town; Ciudad del Cabo; Johannesburg; Johannesburgo; Pretoria; Durban; Stellenbosch
"""


def countries_of(city: str) -> frozenset[str]:
    """The codes (ISO 3166-1) of the countries that have a well-known town of a name; none of other names."""
    return _by_city().get(folded(city), frozenset())


@lru_cache(maxsize=1)
def _by_city() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _IN.strip().replace("\n ", " ").split("\n"):
        country, _, cities = line.partition(": ")
        for city in cities.split("; "):
            found.setdefault(folded(city), set()).add(country)
    return {city: frozenset(countries) for city, countries in found.items()}
