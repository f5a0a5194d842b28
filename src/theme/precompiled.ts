/**
 * Our own templates by their source, as Handlebars compiles them. The bundle has them all here
 * (`scripts/bundle.mjs`); run from its sources the program compiles each when it is first filled.
 */
export const precompiled: ReadonlyMap<string, TemplateSpecification> = new Map();
