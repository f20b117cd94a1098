<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use PHPUnit\Framework\Assert;

/**
 * A folder of a test's own, gone with the object; and programs run to their end.
 */
final class Scratch
{
    public readonly string $path;

    public function __construct()
    {
        $this->path = sys_get_temp_dir() . '/khenthuong-' . bin2hex(random_bytes(6));
        mkdir($this->path, 0755);
    }

    public function __destruct()
    {
        self::run(['rm', '-r', $this->path]);
    }

    public function file(string $name, string $text): string
    {
        file_put_contents("$this->path/$name", $text);
        return "$this->path/$name";
    }

    /**
     * A shared library of a few lines of C.
     */
    public function library(string $name, string $source): string
    {
        $code = $this->file("$name.c", "#include <stdint.h>\n$source\n");
        [$status, , $errors] = self::run(['gcc', '-shared', '-fPIC', '-o', "$this->path/$name", $code]);
        Assert::assertSame(0, $status, $errors);
        return "$this->path/$name";
    }

    /**
     * A PHP program on the package, in a process of its own.
     *
     * @param list<string>           $settings    php.ini settings, "memory_limit=64M".
     * @param array<string, ?string> $environment Variables that differ from ours; null: not there.
     *
     * @return array{int, string, string} status, output, errors
     */
    public function php(string $code, array $settings = [], array $environment = []): array
    {
        $autoload = var_export(dirname(__DIR__) . '/autoload.php', true);
        $program = $this->file('program.php', "<?php declare(strict_types=1);\nrequire $autoload;\n$code\n");
        $options = array_merge(...array_map(static fn (string $setting): array => ['-d', $setting], $settings));
        return self::run([PHP_BINARY, '-d', 'display_errors=stderr', ...$options, $program], $environment);
    }

    /**
     * @param non-empty-list<string> $command
     * @param array<string, ?string> $environment
     *
     * @return array{int, string, string} status (128 and more: by a signal), output, errors
     */
    public static function run(array $command, array $environment = [], string $input = ''): array
    {
        $variables = array_filter(
            array_merge(getenv(), $environment),
            static fn (?string $value): bool => $value !== null,
        );
        $errors = tmpfile();
        $source = tmpfile();
        Assert::assertIsResource($errors);
        Assert::assertIsResource($source);
        fwrite($source, $input);
        rewind($source);
        $process = proc_open($command, [$source, ['pipe', 'w'], $errors], $pipes, null, $variables);
        Assert::assertIsResource($process);
        $output = (string) stream_get_contents($pipes[1]);
        $status = proc_close($process);
        rewind($errors);
        return [$status, $output, (string) stream_get_contents($errors)];
    }
}
