import { InputError } from './inputError';
import { quoted } from './quote';
import { refuseSpoilt } from './spoilt';

// ISO 3166-1: two letters and three letters of each country, and the code in use for Kosovo.
const CODES = `
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE
BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS
BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN
COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST
EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF
GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD
HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM
JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA
LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM
NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG
PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA
SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD
STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON
TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
XKXKX`;

const PAIRS = CODES.trim()
	.split(/\s+/)
	.map((pair): [string, string] => [pair.slice(0, 2), pair.slice(2)]);

const ALPHA3 = new Map(PAIRS);
const ALPHA2 = new Map(PAIRS.map(([two, three]) => [three, two]));

/** The countries of ISO 3166, each with its two and its three letters. */
export const COUNTRY_CODES: ReadonlyArray<readonly [string, string]> = PAIRS;

/**
 * A country by the two letters of ISO 3166, in capitals.
 *
 * @throws InputError when it is no such code; of three letters it says which two are meant
 */
export function countryAlpha2(text: string, label: string): string {
	return codeOf(text, label, { known: ALPHA3, meant: ALPHA2, letters: 'two', examples: 'GB, NG or GM' });
}

/**
 * A country by the three letters of ISO 3166, in capitals.
 *
 * @throws InputError when it is no such code; of two letters it says which three are meant
 */
export function countryAlpha3(text: string, label: string): string {
	return codeOf(text, label, { known: ALPHA2, meant: ALPHA3, letters: 'three', examples: 'GBR, NGA or GMB' });
}

interface Codes {
	known: ReadonlyMap<string, string>;
	/** The wanted code by that of the other form. */
	meant: ReadonlyMap<string, string>;
	letters: string;
	examples: string;
}

function codeOf(text: string, label: string, { known, meant, letters, examples }: Codes): string {
	const code = text.trim().toUpperCase();
	if (known.has(code)) return code;
	refuseSpoilt(text, label);
	const other = meant.get(code);
	throw new InputError(
		`${label} ${quoted(text)} is not a country code of ${letters} letters`,
		other === undefined
			? `Use the ${letters} letters of ISO 3166, for example ${examples}.`
			: `Use ${other}.`,
	);
}
