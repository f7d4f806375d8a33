/** The files of a folder, as this machine names them and as a program does. */

export interface Places {
  readonly folder: string
  readonly holds: (path: string) => boolean
  /** The file at a path of this machine, as the program names it. */
  readonly placeOf: (path: string) => string
  readonly pathOf: (place: string) => string
}

/** Whether a path is the folder, or lies in it. */
export const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)

/** A text without a file, such as one that was never saved, is named by its URI; so is a root that is for such a text alone. */
export const isLoose = (path: string): boolean => !path.startsWith('/') && !/^[A-Za-z]:\//.test(path)

export const placesIn = (folder: string): Places => {
  const start = folder === '/' ? folder : `${folder}/`
  return {
    folder,
    holds: (path) => isWithin(folder, path),
    placeOf: (path) => (isLoose(path) ? path : path.slice(start.length)),
    pathOf: (place) => (/^[a-z-]+:/.test(place) ? place : start + place),
  }
}
