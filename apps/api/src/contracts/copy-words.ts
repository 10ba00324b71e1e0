import type { Signer } from '@concertato/deal'
import type { Locale } from '@concertato/wire'

/** Words around the document in its printed copy. */
export interface CopyWords {
  readonly signatures: string
  readonly unsigned: string
  readonly documentHash: string
  readonly termsHash: string
  readonly verify: string
  readonly attached: string
  readonly page: string
  readonly signers: Readonly<Record<Signer, string>>
}

export const COPY_WORDS: Readonly<Record<Locale, CopyWords>> = {
  en: {
    signatures: 'Signatures',
    unsigned: 'not yet signed',
    documentHash: 'SHA-256 of this document',
    termsHash: 'SHA-256 of its terms',
    verify: 'Check this copy or its hash at',
    attached: 'The document as it was hashed is attached to this file as document.json.',
    page: 'Page {page} of {pages}',
    signers: { act: 'For the act', guardian: 'As guardian', brand: 'For the brand' },
  },
  fr: {
    signatures: 'Signatures',
    unsigned: 'pas encore signé',
    documentHash: 'SHA-256 de ce document',
    termsHash: 'SHA-256 de ses conditions',
    verify: 'Vérifier cette copie ou son empreinte sur',
    attached: 'Le document tel qu’il a été haché est joint à ce fichier sous le nom document.json.',
    page: 'Page {page} sur {pages}',
    signers: { act: 'Pour l’artiste', guardian: 'Au titre de l’autorité parentale', brand: 'Pour la marque' },
  },
  it: {
    signatures: 'Firme',
    unsigned: 'non ancora firmato',
    documentHash: 'SHA-256 di questo documento',
    termsHash: 'SHA-256 delle sue condizioni',
    verify: 'Verifica questa copia o la sua impronta su',
    attached: 'Il documento su cui è calcolata l’impronta è allegato a questo file come document.json.',
    page: 'Pagina {page} di {pages}',
    signers: { act: 'Per l’artista', guardian: 'Per la tutela', brand: 'Per il marchio' },
  },
  de: {
    signatures: 'Unterschriften',
    unsigned: 'noch nicht unterschrieben',
    documentHash: 'SHA-256 dieses Dokuments',
    termsHash: 'SHA-256 seiner Konditionen',
    verify: 'Diese Kopie oder ihren Hash prüfen unter',
    attached: 'Das Dokument, über das der Hash gebildet wurde, liegt dieser Datei als document.json bei.',
    page: 'Seite {page} von {pages}',
    signers: { act: 'Für den Act', guardian: 'Als sorgeberechtigte Person', brand: 'Für die Marke' },
  },
  es: {
    signatures: 'Firmas',
    unsigned: 'todavía sin firmar',
    documentHash: 'SHA-256 de este documento',
    termsHash: 'SHA-256 de sus condiciones',
    verify: 'Comprobar esta copia o su huella en',
    attached: 'El documento tal como se calculó su huella va adjunto a este archivo como document.json.',
    page: 'Página {page} de {pages}',
    signers: { act: 'Por la parte artística', guardian: 'Por la tutela', brand: 'Por la marca' },
  },
}
