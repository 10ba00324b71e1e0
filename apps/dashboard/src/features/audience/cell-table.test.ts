import { describe, expect, it } from 'vitest'
import { peopleOf, readCells } from './cell-table.ts'

describe('a pasted table of countries, ages and genders', () => {
  it('reads it with any separator, passes over headings and adds up finer bands', () => {
    const { cells, problems } = readCells(
      'Country\tAge\tGender\tPeople\nFR\t25–34\tFemmes\t1 240\nfr\t55-64\tM\t30\nFR\t65+\tmale\t12\n',
    )
    expect(problems).toEqual([])
    expect(cells).toEqual([
      { country: 'FR', ageBand: '25-34', gender: 'female', people: 1240 },
      { country: 'FR', ageBand: '55+', gender: 'male', people: 42 },
    ])
  })

  it('names every line it cannot read', () => {
    const { cells, problems } = readCells(
      'FR,25-34,F,10\nXX,25-34,F,1\nFR,3-9,F,1\nFR,25-34,?,1\nFR,25-34,F,many\nFR,25-34\n',
    )
    expect(cells).toHaveLength(1)
    expect(problems.map((it) => it.reason)).toEqual(['country', 'age', 'gender', 'people', 'columns'])
    expect(problems.map((it) => it.line)).toEqual([2, 3, 4, 5, 6])
  })

  it('reads whole numbers as they are written anywhere, and nothing else', () => {
    expect(['12', '1.234', '1,234,567', '1 234', "1'234"].map(peopleOf)).toEqual([12, 1234, 1_234_567, 1234, 1234])
    expect(['', '1.5', '-3', '12 %', '3000000000'].map(peopleOf)).toEqual(Array.from({ length: 5 }, () => undefined))
  })
})
