// Written by tools/referrals/generate-lists.ts out of unhomoglyph 1.0.6 (MIT), which follows Unicode's confusables.txt; not to be changed by hand.
const PAIRS =
  'ꝛ2 ƨ2 ϩ2 ꙅ2 ᒿ2 ꛯ2 𝈆3 ɜ3 ȝ3 ʒ3 ꝫ3 ⳍ3 з3 ӡ3 𖼻3 𑣊3 ꮞ4 𑣏4 ƽs 𑣛5 ⳓ6 б6 ꮾ6 𑣕o 𝈒7 𐓺7 𑣆e ଃ8 ৪8 ੪8 𞣋8 ȣ8 𐌚8 ੧9 ୨9 ৭9 ൭9 ꝯ9 ⳋ9 𑣌9 𑣖9 ⍺a ɑa αa аa ꭺa ᗅa ꓮa 𖽀a 𐊠a ꜳaa æae ӕae ꜵao 🜇ar ꜷau ꜹav ꜻav ꜽay ƅb ьb ꮟb ᑲb ᖯb ꞵb βb вb ᏼb ᗷb ꓐb 𐊂b 𐊡b 𐌁b ыbl ᴄc ςc ⲥc сc ꮯc 𐐽c 🝌c 𑣲c 𑣩c σo ꓚc 𐊢c 𐌂c 𐔜c ԁd ꮷd ᑯd ꓒd ꭰd ᗞd ᗪd ꓓd ʣdz ℮e ꬲe еe ҽe ⋿e εe ⴹe ꭼe ꓰe 𑣎e 𐊆e ꬵf ꞙf ẝf քf 𝈓f ϝf ᖴf ꓝf 𑣂f 𐊇f 𐊥f 𐔥f ɡg ᶃg ƍg ցg ԍg ꮐg ᏻg ꓖg һh հh ꮒh ηh ⲏh нh ꮋh ᕼh ꓧh 𐋏h ⍳i ıi ɪi ɩl ιl іl ꙇi ӏl ꭵi 𑣃l ϳj јj ʝj ꭻj ᒍj ꓙj κk ⲕk кk ꮶk ᛕk ꓗk 𐔘k ׀l ∣l ⏽l │l ١l ۱l 𐌠l 𞣇l ǀl ⲓl וl ןl اl ߊl ⵏl ᛁl ꓲl 𖼨l 𐊊l 𐌉l 𝈪l ⳑl ꮮl ᒪl ꓡl 𖼖l 𑣒l 𐑃l 𐔦l ‖ll ∥ll ǁll װll юlo ʪls ₶lt ʫlz μm ϻm ⲙm мm ꮇm ᗰm ᛖm ꓟm 𐊰m 𐌑m 🝫mb ոn ռn νv ⲛn ꓠn 𐔓n ంo ಂo ംo ංo ०o ੦o ૦o ௦o ౦o ೦o ൦o ๐o ໐o ၀o ٥o ۵o ᴏo ᴑo ꬽo οo ⲟo оo ჿo օo סo هo ھo ہo ەo ഠo ဝo 𐓪o 𑣈o 𑣗o 𐐬o ߀o ০o ୦o 〇o 𑓐o 𑣠o ⵔo ዐo ଠo ꓳo 𐊒o 𐊫o 𐔖o œoe ∞oo ꝏoo ꚙoo ⍴p ρp ⲣp рp ꮲp ᑭp ꓑp 𐊕p ԛq գq զq ⵕq 🜀qe ꭇr ꭈr ᴦr ⲅr гr ꮁr 𝈖r ʀr ꭱr ꮢr 𐓜r ᖇr ꓣr 𖼵r 𑣣rn 𑜀rn ꜱs ѕs ꮪs 𑣁s 𐑈s տs ꮥs ꓢs 𖼺s 𐊖s ⊤t ⟙t 🝨t τt ⲧt тt ꭲt ꓔt 𖼊t 𑣜y 𐊗t 𐊱t 𐌕t ꜩt3 ꝷtf ʦts ꞟu ᴜu ꭎu ꭒu ʋu υy սu 𐓶u 𑣘u ∪u ⋃u ሀu ᑌu ꓴu 𖽂u ᵫue ꭣuo ∨v ⋁v ᴠv ѵv טv 𑜆v ꮩv 𑣀v 𝈍v ٧v ۷v ⴸv ᐯv ꛟv ꓦv 𖼈v 𐔝v 🝬vb ɯw ᴡw ѡw ԝw աw 𑜊w 𑜎w 𑜏w ꮃw 𑣯w 𑣦w ꮤw ꓪw ᙮x ×x ⤫x ⤬x ⨯x хx ᕁx ᕽx ᙭x ╳x 𐌢x 𑣬x ꭓx χx ⲭx ⵝx ᚷx ꓫx 𐊐x 𐊴x 𐌗x 𐔧x ɣy ᶌy ʏy ỿy ꭚy γy уy үy ყy ⲩy ꭹy ꮍy ꓬy 𖽃y 𑣄z 𐊲y ᴢz ꮓz 𐋵z 𑣥z ζz ꓜz 𑣉z';

/** 415 characters outside ASCII with the letters or digits that they are read as. */
export const CONFUSABLES: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair) => {
    const [written = '', ...read] = pair;
    return [written, read.join('')];
  }),
);
