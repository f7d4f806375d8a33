/** Comparisons of two versions, as reviewers read them. */
export {}
