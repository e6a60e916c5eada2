/**
 * Words that restaurants and estate agents say often and the CMU dictionary lacks, or gives a reading of that a caller
 * would not expect. ARPAbet, in the dictionary's notation.
 */
const LINES = `
affogato AA2 F OW0 G AA1 T OW0
aioli AY0 OW1 L IY0
al AE1 L
alfresco AE0 L F R EH1 S K OW0
arancini AA2 R AH0 N CH IY1 N IY0
arugula AH0 R UW1 G AH0 L AH0
baklava B AA1 K L AH0 V AA2
banh B AA1 N
bearnaise B EH2 R N EY1 Z
bechamel B EY2 SH AH0 M EH1 L
bibimbap B IY1 B IH0 M B AA2 P
biryani B IH2 R IY0 AA1 N IY0
bolognese B OW2 L AH0 N EY1 Z
brulee B R UW0 L EY1
bruschetta B R UW0 S K EH1 T AH0
bulgogi B UH0 L G OW1 G IY0
burrata B ER0 AA1 T AH0
caprese K AH0 P R EY1 Z EY0
carbonara K AA2 R B AH0 N AA1 R AH0
carnitas K AA0 R N IY1 T AH0 S
carpaccio K AA0 R P AA1 CH IY0 OW0
ceviche S AH0 V IY1 CH EY0
charcuterie SH AA0 R K UW1 T ER0 IY0
chianti K IY0 AA1 N T IY0
chipotle CH AH0 P OW1 T L EY0
chorizo CH ER0 IY1 Z OW0
ciabatta CH AH0 B AA1 T AH0
condo K AA1 N D OW0
confit K AA0 N F IY1
coq K AA1 K
creme K R EH1 M
edamame EH2 D AH0 M AA1 M EY0
empanada EH2 M P AH0 N AA1 D AH0
escrow EH1 S K R OW0
falafel F AH0 L AA1 F AH0 L
fettuccine F EH2 T AH0 CH IY1 N IY0
focaccia F AH0 K AA1 CH AH0
frontdesk F R AH1 N T D EH2 S K
gelato JH AH0 L AA1 T OW0
gnocchi N Y OW1 K IY0
grigio G R IY1 JH IY0 OW0
gyoza G Y OW1 Z AH0
gyro Y IH1 R OW0
gyros Y IH1 R OW0 Z
hummus HH AH1 M AH0 S
kimchi K IH1 M CH IY0
linguine L IH0 NG G W IY1 N IY0
macchiato M AA2 K IY0 AA1 T OW0
margherita M AA2 R G ER0 IY1 T AH0
marinara M EH2 R AH0 N EH1 R AH0
masala M AH0 S AA1 L AH0
miso M IY1 S OW0
naan N AA1 N
nguyen W IH1 N
osteria OW2 S T ER0 IY1 AH0
paella P AA0 EH1 Y AH0
pancetta P AE0 N CH EH1 T AH0
paneer P AH0 N IH1 R
panna P AA1 N AH0
penne P EH1 N EY0
pho F AH1
pinot P IY1 N OW0
piccata P IH0 K AA1 T AH0
poke P OW1 K EY0
priya P R IY1 AH0
prosciutto P R AH0 SH UW1 T OW0
prosecco P R AH0 S EH1 K OW0
quesadilla K EY2 S AH0 D IY1 Y AH0
quiche K IY1 SH
quinoa K IY1 N W AA2
ragu R AE0 G UW1
ramen R AA1 M AH0 N
ratatouille R AE2 T AH0 T UW1 IY0
ricotta R IH0 K AA1 T AH0
risotto R IH0 Z AA1 T OW0
saltimbocca S AO2 L T IH0 M B OW1 K AH0
sashimi S AA0 SH IY1 M IY0
sauvignon S OW2 V IH0 N Y OW1 N
shawarma SH AH0 W AA1 R M AH0
sommelier S AH2 M AH0 L Y EY1
souffle S UW0 F L EY1
sriracha S IH0 R AA1 CH AH0
tagliatelle T AA2 L Y AH0 T EH1 L IY0
tahini T AH0 HH IY1 N IY0
tikka T IY1 K AH0
tiramisu T IH2 R AH0 M IY1 S UW2
trattoria T R AA2 T AH0 R IY1 AH0
tzatziki T S AA0 T S IY1 K IY0
udon UW1 D AA0 N
vegan V IY1 G AH0 N
vegans V IY1 G AH0 N Z
voicemail V OY1 S M EY2 L
wasabi W AH0 S AA1 B IY0
wifi W AY1 F AY2
ziti Z IY1 T IY0
cahuenga K AH0 W EH1 NG G AH0
giovanni JH OW2 V AA1 N IY0
giuseppe JH UW0 S EH1 P IY0
matteo M AH0 T EY1 OW0
mateo M AH0 T EY1 OW0
siobhan SH AH0 V AO1 N
thiago T IY0 AA1 G OW0
xiomara Z IY2 OW0 M AA1 R AH0
thirty TH ER1 T IY0
tchoupitoulas CH AA2 P AH0 T UW1 L AH0 S
ay EY1
bee B IY1
cee S IY1
dee D IY1
ee IY1
eff EH1 F
gee JH IY1
aitch EY1 CH
eye AY1
jay JH EY1
kay K EY1
ell EH1 L
em EH1 M
en EH1 N
oh OW1
pee P IY1
cue K Y UW1
ar AA1 R
ess EH1 S
tee T IY1
yoo Y UW1
vee V IY1
ex EH1 K S
why W AY1
zee Z IY1
miz M IH1 Z
`;

export const TRADE_LEXICON: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split('\n')
    .map(line => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)];
    }),
);
