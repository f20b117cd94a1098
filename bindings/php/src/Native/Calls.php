<?php

declare(strict_types=1);

namespace KhenThuong\Native;

use FFI;
use FFI\CData;
use FFI\CType;
use KhenThuong\Exception\MemoryException;
use KhenThuong\Exception\ProblemException;
use KhenThuong\Status;

/**
 * The C functions, texts in and texts out: what the library allocates is freed here, on
 * every way out.
 *
 * @internal
 */
final class Calls
{
    /** Parser and buffers that the library keeps between calls. */
    private readonly CData $context;

    // Where the library puts a response. Kept, and the type of a rulebook's place too: PHP
    // loses some hundred bytes whenever an array of pointers is made from a type's text.
    private readonly CData $response;
    private readonly CData $length;
    private readonly CType $place;

    public function __construct(public readonly FFI $ffi)
    {
        $this->response = $ffi->new('char *[1]');
        $this->length = $ffi->new('size_t[1]');
        $this->place = $ffi->type('kt_rulebook *[1]');
        $context = $ffi->kt_context_create();
        if ($context === null) {
            throw self::outOfMemory();
        }
        $this->context = $context;
    }

    public function __destruct()
    {
        // Not set where the constructor ended early.
        if (isset($this->context)) {
            $this->ffi->kt_context_free($this->context);
        }
    }

    /**
     * Calls an operation: its texts one after the other, each with its length.
     *
     * @param ?CData $rulebook The kt_rulebook; null for kt_check alone.
     *
     * @return string The response's text.
     *
     * @throws ProblemException where the status is not KT_OK
     */
    public function operate(string $function, ?CData $rulebook, string ...$texts): string
    {
        $arguments = [$rulebook, $this->context];
        foreach ($texts as $text) {
            array_push($arguments, $text, strlen($text));
        }
        return $this->respond($function, ...$arguments);
    }

    /**
     * A rulebook, in an array of one kt_rulebook pointer; freed with {@see free()}.
     *
     * @throws ProblemException where there is none
     */
    public function openRulebook(string $function, string|int ...$arguments): CData
    {
        $rulebook = $this->ffi->new($this->place);
        $this->respond($function, ...[...$arguments, $rulebook]);
        return $rulebook;
    }

    public function free(CData $rulebook): void
    {
        $this->ffi->kt_rulebook_free($rulebook[0]);
        $rulebook[0] = null;
    }

    private function respond(string $function, CData|string|int|null ...$arguments): string
    {
        $response = $this->response;
        $length = $this->length;
        try {
            $code = $this->ffi->$function(...[...$arguments, $response, $length]);
            $text = $response[0] === null ? null : self::text($response[0], $length[0]);
        } finally {
            $this->ffi->kt_free($response[0]);
            $response[0] = null;
        }
        if ($code === Status::Ok->value) {
            return $text ?? '';
        }
        throw $text === null ? self::outOfMemory() : ProblemException::of($code, $text);
    }

    /**
     * The response as PHP's own text. PHP ends the request where its memory_limit is
     * reached, with no way to free anything: so that is asked first.
     */
    private static function text(CData $response, int $length): string
    {
        $limit = ini_parse_quantity((string) ini_get('memory_limit'));
        if ($limit > 0 && memory_get_usage() + $length + 65536 > $limit) {
            throw new MemoryException(
                "Kết quả dài $length byte, vượt phần còn lại của memory_limit. / "
                . "The response has $length bytes, more than memory_limit leaves."
            );
        }
        return FFI::string($response, $length);
    }

    private static function outOfMemory(): MemoryException
    {
        return new MemoryException('Thư viện hết bộ nhớ (KT_ERROR_MEMORY). / '
            . 'The library is out of memory (KT_ERROR_MEMORY).');
    }
}
