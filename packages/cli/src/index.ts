/** The commands behind `rubric`: file system and terminal around pure functions. */

export {};
