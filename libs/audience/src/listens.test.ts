import { expect, test } from 'vitest'
import { readAct, readColumns, readListen, readTag, readTagging } from './listens.ts'
import { readListeningSet } from './listening-set.ts'
import { sharedFilesPresent, sharedLines } from './testing/shared-files.ts'

const absent = 'needs ../shared/data'

test('columns are found by their names, whatever the set calls them', () => {
  expect(readColumns('\ufeffuserID\tartistID\tweight', ['listener', 'act'])).toMatchObject({
    listener: 0,
    act: 1,
    plays: 2,
  })
  expect(() => readColumns('a\tb', ['listener', 'act'])).toThrow('columns_unknown')
})

test('a listen needs a listener, an act and a count that is a number', () => {
  const columns = { listener: 0, act: 1, plays: 2 }
  expect(readListen('7\t12\t30', columns)).toEqual({ listener: '7', act: '12', plays: 30 })
  expect(readListen('7', columns)).toBe('too_few_columns')
  expect(readListen('\t12\t30', columns)).toBe('listener_missing')
  expect(readListen('7\t\t30', columns)).toBe('act_missing')
  for (const plays of ['', '-1', 'many', 'NaN'])
    expect(readListen(`7\t12\t${plays}`, columns)).toBe('plays_not_a_number')
  expect(readListen('7\t12', { listener: 0, act: 1 })).toMatchObject({ plays: 1 })
})

test('names keep everything but invisible characters', () => {
  const columns = { act: 0, name: 1 }
  for (const name of [
    '"The Circus"',
    '+ DOPE +',
    '+44',
    '+\\-',
    '=cmd()',
    'ａｒｔ',
    'فيروز',
    '!!!',
    '311',
    "Sleepin' \\",
  ]) {
    expect(readAct(`1\t${name}`, columns)).toEqual({ act: '1', name: name.normalize('NFC') })
  }
  expect(readAct('1\tEvil\u202egnp.exe\u200b', columns)).toEqual({ act: '1', name: 'Evilgnp.exe' })
  expect(readAct('1\t \u200b ', columns)).toBe('name_missing')
})

test('tags are folded to one spelling and empty ones reported', () => {
  expect(readTag('1\t 5 \tSeen   Live\t3', { act: 0, tag: 2, times: 3 })).toEqual({
    act: '1',
    tag: 'seen live',
    times: 3,
  })
  expect(readTag('1\t5\t \t3', { act: 0, tag: 2, times: 3 })).toBe('tag_missing')
})

test('dates that are no days, or cannot be true, are reported', () => {
  const columns = { listener: 0, act: 1, tagId: 2, date: 3 }
  const plausible = { from: '2002-01-01', to: '2011-12-31' }
  expect(readTagging('2\t63\t13\t2009-04-01', columns, plausible)).toMatchObject({ date: '2009-04-01' })
  expect(readTagging('2\t63\t13\t1956-01-01', columns, plausible)).toBe('date_not_plausible')
  for (const date of ['2009-02-30', '2009-4-1', 'yesterday', '']) {
    expect(readTagging(`2\t63\t13\t${date}`, columns, plausible)).toBe('date_not_a_date')
  }
})

test('a set survives bad lines, repeats and ids without a counterpart, and names each', () => {
  const set = readListeningSet({
    listens: ['user_id\tartist_id\tplays', '1\t10\t5', '2\t10\t3', '1\t10\t9', 'x', '2\t11\t\r', '3\t12\t1\r'],
    acts: ['artist_id\tname', '10\tNora', '99\tNobody hears me', '10\tAgain', '12\t '],
    tags: ['artist_id\ttag_id\ttag\tn_users_tagging', '10\t1\tjazz\t2', '77\t1\tjazz\t1'],
  })
  expect(set.problems).toEqual({
    listens: [
      { line: 4, reason: 'repeated' },
      { line: 5, reason: 'too_few_columns' },
      { line: 6, reason: 'plays_not_a_number' },
    ],
    acts: [
      { line: 4, reason: 'repeated' },
      { line: 5, reason: 'name_missing' },
    ],
    tags: [],
  })
  expect(set.withoutName).toEqual(['12', '77'])
  expect(set.withoutListener).toEqual(['99', '77'])
  expect(set.acts.find((act) => act.id === '10')).toMatchObject({ name: 'Nora', tags: new Map([['jazz', 2]]) })
  expect(set.listeners).toEqual(['1', '2', '3'])
})

test.skipIf(!sharedFilesPresent)(
  `real listening files load whole, their dirt survived and counted (${absent})`,
  { tags: 'thorough' },
  () => {
    const set = readListeningSet({
      listens: sharedLines('audience/hetrec_user_artist.tsv.gz'),
      acts: sharedLines('audience/hetrec_artists.tsv.gz'),
      tags: sharedLines('audience/hetrec_artist_tags.tsv.gz'),
    })
    expect(set.problems.listens).toEqual([])
    expect(set.acts.reduce((sum, act) => sum + act.listeners.length, 0)).toBe(75_136)
    expect(set.acts.filter((act) => act.name).length).toBeGreaterThanOrEqual(17_600)
    const taggings = sharedLines('audience/hetrec_user_tags.tsv.gz')
    const columns = readColumns(taggings[0]!, ['listener', 'act', 'date'])
    const named = new Set(set.acts.filter((act) => act.name).map((act) => act.id))
    const read = taggings.slice(1).map((line) => readTagging(line, columns, { from: '2002-01-01', to: '2011-12-31' }))
    const bad = read.filter((row) => typeof row === 'string')
    const dangling = new Set(read.flatMap((row) => (typeof row !== 'string' && !named.has(row.act) ? [row.act] : [])))
    expect(new Set(bad)).toEqual(new Set(['date_not_plausible']))
    expect(bad.length).toBeGreaterThan(0)
    expect(bad.length).toBeLessThanOrEqual(5)
    expect(dangling.size).toBeGreaterThan(300)
  },
)
