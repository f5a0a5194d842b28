/** The version of the package; a test holds it equal to package.json. */
export const VERSION = "0.1.0";

/** How the tool names itself in the files it makes. */
export const GENERATOR: string = `quoin ${VERSION}`;
