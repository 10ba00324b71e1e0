import { expect, type Locator } from '@playwright/test'

/** How somebody works a page. A journey is written once and walked with a mouse or with keys alone. */
export interface Hand {
  /** Buttons, links, boxes and radios. */
  press(target: Locator): Promise<void>
  write(target: Locator, text: string): Promise<void>
  /** One entry of a native list. */
  choose(target: Locator, label: string): Promise<void>
  /** One entry of a list that is searched by typing. */
  find(target: Locator, label: string): Promise<void>
  /** A date, as digits in the order the field shows them. */
  date(group: Locator, digits: string): Promise<void>
  attach(target: Locator, file: Attached): Promise<void>
}

export interface Attached {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const keyboardOf = (it: Locator) => it.page().keyboard

export const mouse: Hand = {
  press: (target) => target.click(),
  async write(target, text) {
    await target.fill(text)
    // A number is taken over when its field is left.
    await target.blur()
  },
  async choose(target, label) {
    await target.selectOption({ label })
  },
  async find(target, label) {
    await target.click()
    await target.pressSequentially(label)
    await target.page().getByRole('option', { name: label, exact: true }).click()
  },
  async date(group, digits) {
    await group.getByRole('spinbutton').first().click()
    await keyboardOf(group).type(digits)
  },
  attach: (target, file) => target.setInputFiles({ ...file }),
}

export const fingers: Hand = {
  ...mouse,
  press: (target) => target.tap(),
  async find(target, label) {
    await target.tap()
    await target.pressSequentially(label)
    await target.page().getByRole('option', { name: label, exact: true }).tap()
  },
  async date(group, digits) {
    await group.getByRole('spinbutton').first().tap()
    await keyboardOf(group).type(digits)
  },
}

/** A page has fewer stops than this; more means that the thing cannot be reached by key. */
const MOST_STOPS = 400

/** Never waits: on the way lists open that hide the rest of the page from everybody until the next Tab. */
const isFocused = (it: Locator) =>
  it.evaluateAll((elements) => elements.some((element) => element === document.activeElement))

/** Walks on with Tab until the focus stands on the thing, as a person would. */
async function reach(it: Locator): Promise<void> {
  await expect(it.first()).toBeVisible()
  const { keyboard } = it.page()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await isFocused(it)) return
    await keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${it.toString()}`)
}

const SPACE_ROLES = new Set(['checkbox', 'radio', 'switch'])

/** Tab stops once in a group of radios; inside, arrows lead from one to the next and choose it. */
async function reachRadio(it: Locator): Promise<void> {
  const name = await it.getAttribute('name')
  const group = it.page().locator(`input[type=radio][name="${name}"]`)
  await reach(group)
  for (let stops = await group.count(); stops > 0 && !(await isFocused(it)); stops--) {
    await keyboardOf(it).press('ArrowDown')
  }
}

const isRadio = (it: Locator) => it.evaluate((element) => element.getAttribute('type') === 'radio')

export const keys: Hand = {
  async press(it) {
    await ((await isRadio(it)) ? reachRadio(it) : reach(it))
    const role = await it.evaluate((element) => element.getAttribute('role') ?? element.getAttribute('type') ?? '')
    await keyboardOf(it).press(SPACE_ROLES.has(role) ? 'Space' : 'Enter')
  },
  async write(it, text) {
    await reach(it)
    await keyboardOf(it).press('ControlOrMeta+A')
    await keyboardOf(it).type(text)
    await keyboardOf(it).press('Tab')
  },
  async choose(it, label) {
    await reach(it)
    await keyboardOf(it).type(label)
    await expect(it.locator('option:checked')).toHaveText(label)
  },
  async find(it, label) {
    await reach(it)
    await keyboardOf(it).type(label)
    await expect(it.page().getByRole('option', { name: label, exact: true })).toBeVisible()
    await keyboardOf(it).press('ArrowDown')
    await keyboardOf(it).press('Enter')
  },
  async date(group, digits) {
    await reach(group.getByRole('spinbutton').first())
    await keyboardOf(group).type(digits)
  },
  async attach(it, file) {
    await reach(it)
    const chooser = it.page().waitForEvent('filechooser')
    await keyboardOf(it).press('Space')
    await (await chooser).setFiles({ ...file })
  },
}
