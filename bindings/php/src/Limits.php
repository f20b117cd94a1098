<?php

declare(strict_types=1);

namespace KhenThuong;

/**
 * The limits of the library that is loaded. A text beyond one is refused with a
 * {@see Exception\LimitException}.
 */
final class Limits
{
    /**
     * @param int $requestBytes  KT_MAX_REQUEST_BYTES: bytes of one request, or of one batch
     * @param int $rulebookBytes KT_MAX_RULEBOOK_BYTES: bytes of a rulebook
     * @param int $depth         KT_MAX_DEPTH: objects and arrays within one another
     * @param int $nominations   KT_MAX_NOMINATIONS: nominations, units or rulings in one round
     * @param int $items         KT_MAX_ITEMS: items or prior awards in a list
     * @param int $textBytes     KT_MAX_TEXT_BYTES: bytes of one text, as written
     * @param int $idBytes       KT_MAX_ID_BYTES: bytes of one id or code, as written
     * @param int $supplements   KT_MAX_SUPPLEMENTS: supplements of a nomination or submission
     */
    public function __construct(
        public readonly int $requestBytes,
        public readonly int $rulebookBytes,
        public readonly int $depth,
        public readonly int $nominations,
        public readonly int $items,
        public readonly int $textBytes,
        public readonly int $idBytes,
        public readonly int $supplements,
    ) {
    }
}
