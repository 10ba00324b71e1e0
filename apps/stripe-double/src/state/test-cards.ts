/** What happens when a test card is charged. */
export interface CardBehaviour {
  readonly outcome: 'succeeds' | 'declines' | 'authenticates'
  readonly decline?: { readonly code: string; readonly reason: string; readonly message: string }
  /** Funds skip the pending balance. */
  readonly immediate?: boolean
  readonly disputes?: 'fraudulent' | 'product_not_received' | 'inquiry'
  readonly refunds?: 'fail' | 'wait'
}

export interface TestCard {
  readonly number: string
  readonly brand: string
  readonly funding: string
  readonly country: string
  readonly behaviour: CardBehaviour
}

const declined = (code: string, reason: string, message: string): CardBehaviour => ({
  outcome: 'declines',
  decline: { code, reason, message },
})

const card = (
  number: string,
  behaviour: CardBehaviour,
  brand = 'visa',
  funding = 'credit',
  country = 'US',
): TestCard => ({
  number,
  brand,
  funding,
  country,
  behaviour,
})

const SUCCEEDS: CardBehaviour = { outcome: 'succeeds' }
const REFUSED = 'Your card was declined.'

/** Stripe's test payment methods by their names. https://docs.stripe.com/testing */
export const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  pm_card_visa: card('4242424242424242', SUCCEEDS),
  pm_card_visa_debit: card('4000056655665556', SUCCEEDS, 'visa', 'debit'),
  pm_card_mastercard: card('5555555555554444', SUCCEEDS, 'mastercard'),
  pm_card_amex: card('378282246310005', SUCCEEDS, 'amex'),
  pm_card_de: card('4000002760000016', SUCCEEDS, 'visa', 'credit', 'DE'),
  pm_card_fr: card('4000002500000003', SUCCEEDS, 'visa', 'credit', 'FR'),
  pm_card_it: card('4000003800000008', SUCCEEDS, 'visa', 'credit', 'IT'),
  pm_card_es: card('4000007240000007', SUCCEEDS, 'visa', 'credit', 'ES'),
  pm_card_gb: card('4000008260000000', SUCCEEDS, 'visa', 'credit', 'GB'),
  pm_card_bypassPending: card('4000000000000077', { outcome: 'succeeds', immediate: true }),
  pm_card_authenticationRequired: card('4000002760003184', { outcome: 'authenticates' }),
  pm_card_threeDSecure2Required: card('4000000000003220', { outcome: 'authenticates' }),
  pm_card_chargeDeclined: card('4000000000000002', declined('card_declined', 'generic_decline', REFUSED)),
  pm_card_visa_chargeDeclined: card('4000000000000002', declined('card_declined', 'generic_decline', REFUSED)),
  pm_card_chargeDeclinedInsufficientFunds: card(
    '4000000000009995',
    declined('card_declined', 'insufficient_funds', 'Your card has insufficient funds.'),
  ),
  pm_card_chargeDeclinedLostCard: card('4000000000009987', declined('card_declined', 'lost_card', REFUSED)),
  pm_card_chargeDeclinedStolenCard: card('4000000000009979', declined('card_declined', 'stolen_card', REFUSED)),
  pm_card_chargeDeclinedExpiredCard: card(
    '4000000000000069',
    declined('expired_card', 'expired_card', 'Your card has expired.'),
  ),
  pm_card_chargeDeclinedIncorrectCvc: card(
    '4000000000000127',
    declined('incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect."),
  ),
  pm_card_chargeDeclinedProcessingError: card(
    '4000000000000119',
    declined(
      'processing_error',
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
    ),
  ),
  pm_card_createDispute: card('4000000000000259', { outcome: 'succeeds', disputes: 'fraudulent' }),
  pm_card_createDisputeProductNotReceived: card('4000000000002685', {
    outcome: 'succeeds',
    disputes: 'product_not_received',
  }),
  pm_card_createDisputeInquiry: card('4000000000001976', { outcome: 'succeeds', disputes: 'inquiry' }),
  pm_card_pendingRefund: card('4000000000007726', { outcome: 'succeeds', refunds: 'wait' }),
  pm_card_refundFail: card('4000000000005126', { outcome: 'succeeds', refunds: 'fail' }),
}

export function cardByNumber(number: string): TestCard | undefined {
  return Object.values(TEST_CARDS).find((known) => known.number === number)
}

/** The Luhn check that every card number passes. */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
