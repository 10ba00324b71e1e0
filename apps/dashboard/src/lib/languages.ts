/** ISO 639-1 codes of spoken languages, and the 639-3 codes of some that musicians sing in and that have no other. */
const CODES =
  'af am ar as az be bg bm bn br bs ca co cs cy da de dv dz ee el en es et eu fa ff fi fj fo fr fy ga gd gl gn gu ha he ' +
  'hi hr ht hu hy id ig is it ja jv ka kg ki kk kl km kn ko ks ku ky lb lg ln lo lt lv mg mi mk ml mn mr ms mt my ne nl ' +
  'no ny oc om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti ' +
  'tk tl tn to tr ts tt ty ug uk ur uz ve vi wo xh yi yo za zh zu ast frp fur gsw kab lld nap pms rom scn vec'

/** Languages by their names in a language, in that language's order. */
export function languageOptions(tag: string): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(tag, { type: 'language' })
  const { compare } = new Intl.Collator(tag)
  return CODES.split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => compare(a.label, b.label))
}
