<?php

declare(strict_types=1);

namespace KhenThuong\Native;

use KhenThuong\Exception\ArgumentException;

/**
 * A request as the library takes it: a text goes as it is, anything else as its JSON.
 *
 * @internal
 */
final class RequestText
{
    private const FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
        | JSON_UNESCAPED_LINE_TERMINATORS;

    /**
     * @param string|array<mixed>|object $request
     *
     * @throws ArgumentException where it has no JSON form
     */
    public static function of(string|array|object $request): string
    {
        if (is_string($request)) {
            return $request;
        }
        try {
            return json_encode($request, self::FLAGS);
        } catch (\JsonException $refused) {
            throw new ArgumentException(
                "Không chuyển được yêu cầu thành JSON: {$refused->getMessage()}. / "
                . "The request has no JSON form: {$refused->getMessage()}.",
                0,
                $refused,
            );
        }
    }
}
