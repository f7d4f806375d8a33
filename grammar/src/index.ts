/** The language as data, generated from the syntax package. */

export {};
