<?php

declare(strict_types=1);

namespace KhenThuong\Result;

use KhenThuong\Native\Fields;

/**
 * Why two responses differ.
 */
final class DifferenceReason
{
    /**
     * @param string $code "spacing", "receiptChanged", "requestRefused" or "valueChanged".
     */
    public function __construct(
        public readonly string $code,
        public readonly TextPair $message,
    ) {
    }

    /**
     * @internal
     */
    public static function read(Fields $fields): self
    {
        return new self(
            code: $fields->string('code'),
            message: $fields->read('message', TextPair::read(...)),
        );
    }
}
