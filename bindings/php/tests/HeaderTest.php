<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use KhenThuong\Library;
use KhenThuong\Native\Declarations;
use KhenThuong\Status;
use PHPUnit\Framework\TestCase;

/**
 * khenthuong.ffi.h and the package's own numbers against include/khenthuong.h.
 */
final class HeaderTest extends TestCase
{
    private const HEADER = REPOSITORY . '/include/khenthuong.h';

    public function testDeclarationsAreThoseOfTheHeader(): void
    {
        $declared = self::declarations((string) file_get_contents(self::HEADER));
        self::assertGreaterThan(20, count($declared));
        self::assertSame($declared, self::statements(self::withoutComments(Declarations::text())));
    }

    /**
     * @return array<string, array{string, string}>
     */
    public function changes(): array
    {
        return [
            'a parameter of another type' => ['size_t request_length', 'int request_length'],
            'another result' => ['int64_t kt_max_depth(void)', 'int32_t kt_max_depth(void)'],
            'a function more' => ['void kt_free(char *response);', 'void kt_free(char *response); int kt_more(void);'],
            'a function less' => ['const char *kt_version(void);', ''],
            'one pointer less' => ['kt_rulebook **rulebook', 'kt_rulebook *rulebook'],
            'a type less' => ['typedef struct kt_context kt_context;', 'struct kt_context;'],
            'parameters in another order' => [
                'kt_status kt_check(const kt_rulebook *rulebook, kt_context *context,',
                'kt_status kt_check(kt_context *context, const kt_rulebook *rulebook,',
            ],
        ];
    }

    /**
     * @dataProvider changes
     */
    public function testChangedHeaderIsFound(string $from, string $to): void
    {
        $header = str_replace($from, $to, (string) file_get_contents(self::HEADER), $count);
        self::assertGreaterThan(0, $count);
        self::assertNotSame(
            self::declarations($header),
            self::statements(self::withoutComments(Declarations::text())),
        );
    }

    public function testNumbersAreThoseOfTheHeader(): void
    {
        self::assertSame(self::macro('KT_ABI_VERSION'), (string) Library::ABI_VERSION);
        self::assertSame('libkhenthuong.so.' . self::macro('KT_ABI_VERSION'), Declarations::SONAME);
        $composer = json_decode((string) file_get_contents(__DIR__ . '/../composer.json'), true);
        self::assertSame(self::macro('KT_VERSION_STRING'), $composer['version']);
        $library = new Library();
        self::assertSame(self::macro('KT_VERSION_STRING'), $library->version());
        self::assertSame(Library::ABI_VERSION, $library->abiVersion());
        $statuses = preg_match_all(
            '/^#define KT_(?:ERROR_)?(\w+) \(\(kt_status\)(\d+)\)/m',
            (string) file_get_contents(self::HEADER),
            $found,
        );
        self::assertSame($statuses, count(Status::cases()));
        foreach (array_combine($found[1], $found[2]) as $name => $value) {
            $status = Status::from((int) $value);
            self::assertSame($name, strtoupper($status->name));
            self::assertSame($status === Status::Ok ? 'KT_OK' : "KT_ERROR_$name", $library->statusName($status));
        }
        self::assertSame('KT_UNKNOWN', $library->statusName(7));
    }

    public function testLimitsAreThoseOfTheHeader(): void
    {
        $limits = get_object_vars((new Library())->limits());
        $found = [];
        foreach (array_keys($limits) as $name) {
            $macro = 'KT_MAX_' . strtoupper((string) preg_replace('/[A-Z]/', '_$0', $name));
            $found[$name] = (int) self::macro($macro);
        }
        self::assertSame($found, $limits);
        $header = (string) file_get_contents(self::HEADER);
        self::assertSame(preg_match_all('/^#define KT_MAX_/m', $header), count($limits));
    }

    public function testFileForLoadNamesScopeAndLibrary(): void
    {
        $file = (string) file_get_contents(Declarations::FILE);
        $start = '#define FFI_SCOPE "' . Declarations::SCOPE . "\"\n#define FFI_LIB \"" . Declarations::SONAME . "\"\n";
        self::assertStringStartsWith($start, $file);
        self::assertStringContainsString("#define FFI_LIB \"/opt/x.so\"\n", Declarations::loading('/opt/x.so'));
    }

    /**
     * What a header declares itself, after the preprocessor.
     *
     * @return list<string>
     */
    private static function declarations(string $header): array
    {
        $process = proc_open(['gcc', '-E', '-x', 'c', '-'], [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
        self::assertIsResource($process);
        fwrite($pipes[0], $header);
        fclose($pipes[0]);
        $output = (string) stream_get_contents($pipes[1]);
        self::assertSame(0, proc_close($process));
        $own = '';
        $keep = false;
        foreach (explode("\n", $output) as $line) {
            if (preg_match('/^# \d+ "(.*?)"/', $line, $marker) === 1) {
                $keep = $marker[1] === '<stdin>';
            } elseif ($keep) {
                $own .= "$line\n";
            }
        }
        return self::statements($own);
    }

    /**
     * @return list<string>
     */
    private static function statements(string $text): array
    {
        $text = (string) preg_replace('/\s+/', ' ', $text);
        $text = (string) preg_replace('/ ?([*(),;]) ?/', '$1', $text);
        $statements = explode(';', trim($text));
        self::assertSame('', trim((string) array_pop($statements)));
        return $statements;
    }

    private static function withoutComments(string $text): string
    {
        return (string) preg_replace('~/\*.*?\*/~s', '', $text);
    }

    private static function macro(string $name): string
    {
        $header = (string) file_get_contents(self::HEADER);
        self::assertSame(1, preg_match("/^#define $name \"?([\w.]+)\"?/m", $header, $match), $name);
        return $match[1];
    }
}
