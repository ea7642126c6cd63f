/** Names of a made-up town. Surnames are put together, so that there are as many as a telephone book has. */
export const FIRST_NAMES = (
  'anna marie lena lisa julia laura sarah emma mia hannah sophie lea nina eva clara marta elena carla ' +
  'thomas michael andreas peter stefan daniel martin jan paul felix lukas leon max jonas tim tom ben david ' +
  'james mary robert linda william susan richard karen joseph nancy carlos maria jose carmen luis ana ' +
  'pierre camille louis chloe marco giulia luca sofia piotr agnieszka jakub zofia ivan olga mehmet ayse yusuf fatma'
).split(' ');

const SURNAME_HEADS = (
  'miller schmid baum stein wald berg fisch koch rein wolf hart lang krug brand eber rosen linden gold silber ' +
  'whit black green wood hill ford ash strat ham lever carp mon ber gar mar fer rod alva gonz lop mora'
).split(' ');
const SURNAME_TAILS = (
  'er mann ing hoff bach feld heim meyer ner ke ley ton son worth field man well ridge stone ez illo ado ' +
  'ini etti ano elli ard ault eau in ski wicz ova enko oglu sen strom quist gaard'
).split(' ');

export const surname = (pick: (choices: readonly string[]) => string): string =>
  `${pick(SURNAME_HEADS)}${pick(SURNAME_TAILS)}`;

const STREET_HEADS =
  'Haupt Bahnhof Garten Schul Berg Wald Kirch Linden Rosen Mühl Park Station Mill Church Oak Maple Cedar Lake River King Queen Market'.split(
    ' ',
  );
const STREET_TAILS = ['straße', 'weg', ' Street', ' Road', ' Avenue', ' Lane'] as const;

export const street = (pick: (choices: readonly string[]) => string): string =>
  `${pick(STREET_HEADS)}${pick(STREET_TAILS)}`;

/** Where honest mail is; the first has the most. */
export const MAIL_DOMAINS = [
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'icloud.com',
  'yahoo.com',
  'gmx.de',
  'web.de',
  'proton.me',
  'orange.fr',
  'libero.it',
] as const;

/** What browsers call themselves: few kinds make up most, so that strangers often have the same. */
export const USER_AGENTS = [
  ...Array.from({ length: 5 }, () => 'Safari/605 iPhone OS 26'),
  ...Array.from({ length: 4 }, () => 'Chrome/146 Windows NT 10.0'),
  'Chrome/146 Android 16 SM-S931B',
  'Chrome/146 Android 16 Pixel 10',
  'Chrome/145 Android 15 SM-A556B',
  'Chrome/146 Macintosh',
  'Safari/605 Macintosh',
  'Firefox/150 Windows NT 10.0',
  'Edge/146 Windows NT 10.0',
  'Safari/605 iPhone OS 18',
  'Safari/605 iPad OS 26',
] as const;
