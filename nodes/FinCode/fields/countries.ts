import type { INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../../shared/basics/inputError';
import { checked, type More } from '../../shared/form/fieldTypes';
import type { Field } from '../../shared/form/fields';
import { fromList } from './listed';

// ISO 3166-1: two letters and three letters of each country. FinCode wants the three.
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

const ALPHA3 = new Map(
	CODES.trim()
		.split(/\s+/)
		.map((pair) => [pair.slice(0, 2), pair.slice(2)]),
);

/**
 * A country as FinCode wants it: the three letters of ISO 3166.
 *
 * @throws InputError when it is no such code; of two letters it says which three are meant
 */
export function countryCode(text: string, label: string): string {
	const code = text.toUpperCase();
	if ([...ALPHA3.values()].includes(code)) return code;
	const meant = ALPHA3.get(code);
	throw new InputError(
		`${label} "${text}" is not a country code of three letters`,
		meant ? `Use ${meant}.` : 'Use the three letters of ISO 3166, for example GBR, NGA or GMB.',
	);
}

/** A country, chosen from a list. */
export function country(name: string, displayName: string, more: More = {}): Field {
	return fromList('getCountries', checked(countryCode, name, displayName, more));
}

/** All countries by name, with the letters FinCode wants. */
export function countryOptions(): INodePropertyOptions[] {
	const names = new Intl.DisplayNames(['en'], { type: 'region' });
	return [...ALPHA3]
		.map(([alpha2, alpha3]) => ({ name: `${names.of(alpha2) ?? alpha2} (${alpha3})`, value: alpha3 }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
