import { paintWith, wantsColor } from '@rubric/cli'
import { describe, expect, it } from 'vitest'

describe('whether to colour', () => {
  it.each([
    ['the flag beats NO_COLOR', { flag: true, environment: { NO_COLOR: '1' }, isTerminal: false }, true],
    ['the flag beats FORCE_COLOR', { flag: false, environment: { FORCE_COLOR: '1' }, isTerminal: true }, false],
    [
      'NO_COLOR beats FORCE_COLOR',
      { flag: undefined, environment: { NO_COLOR: '1', FORCE_COLOR: '1' }, isTerminal: true },
      false,
    ],
    ['an empty NO_COLOR says nothing', { flag: undefined, environment: { NO_COLOR: '' }, isTerminal: true }, true],
    ['FORCE_COLOR beats the missing terminal', { flag: undefined, environment: { FORCE_COLOR: '1' }, isTerminal: false }, true],
    ['FORCE_COLOR=0 says no', { flag: undefined, environment: { FORCE_COLOR: '0' }, isTerminal: true }, false],
    ['a terminal gets colour', { flag: undefined, environment: { TERM: 'xterm' }, isTerminal: true }, true],
    ['a dumb terminal does not', { flag: undefined, environment: { TERM: 'dumb' }, isTerminal: true }, false],
    ['a pipe does not', { flag: undefined, environment: {}, isTerminal: false }, false],
  ])('%s', (_, question, answer) => {
    expect(wantsColor(question)).toBe(answer)
  })

  it('paints nothing when not', () => {
    for (const paint of Object.values(paintWith(false))) expect(paint('text')).toBe('text')
    for (const paint of Object.values(paintWith(true))) expect(paint('text')).toMatch(/^\u001b\[.*text.*m$/)
  })
})
