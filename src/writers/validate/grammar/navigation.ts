/**
 * The lists of a navigation document: a heading, and entries in entries, each a link or a heading of others.
 *
 * Source: EPUB 3.3, section 7.3.
 */
export const NAVIGATION: string = `
nav.list = ; [(h1 | h2 | h3 | h4 | h5 | h6 | hgroup)] ol.list
ol.list = reversed:flag start:int type:1,a,A,i,I ; li.entry+
li.entry = value:int ; (a [ol.list]) | (span ol.list)
`;
