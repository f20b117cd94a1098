<?php

declare(strict_types=1);

namespace KhenThuong\Tests\Server;

use KhenThuong\Tests\Scratch;
use PHPUnit\Framework\Assert;

/**
 * A php-fpm with one worker on a unix socket, from its start to its end; cgi-fcgi asks it.
 */
final class Fpm
{
    private readonly string $socket;
    private readonly string $log;

    /** @var resource */
    private $process;

    /**
     * @param list<string> $settings php.ini settings
     * @param list<string> $pool     lines of the pool
     */
    public function __construct(private readonly Scratch $scratch, array $settings, array $pool = [])
    {
        $this->socket = "$scratch->path/fpm.sock";
        $this->log = "$scratch->path/fpm.log";
        $configuration = $scratch->file('fpm.conf', implode("\n", [
            '[global]',
            "error_log = $this->log",
            'daemonize = no',
            '[www]',
            "listen = $this->socket",
            'listen.mode = 0666',
            'pm = static',
            'pm.max_children = 1',
            'catch_workers_output = yes',
            ...$pool,
        ]) . "\n");
        $options = array_merge(...array_map(static fn (string $setting): array => ['-d', $setting], $settings));
        $command = [self::binary(), '--nodaemonize', '--fpm-config', $configuration, '--allow-to-run-as-root'];
        $output = ['file', "$scratch->path/output", 'a'];
        // It knows only what its settings say.
        $environment = array_diff_key(getenv(), ['KHENTHUONG_LIBRARY' => true]);
        $streams = [['file', '/dev/null', 'r'], $output, $output];
        $process = proc_open([...$command, ...$options], $streams, $pipes, null, $environment);
        Assert::assertIsResource($process);
        $this->process = $process;
    }

    public function __destruct()
    {
        $this->stop();
    }

    public static function binary(): string
    {
        $name = '/usr/sbin/php-fpm' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
        Assert::assertFileExists($name, 'php-fpm is missing: scripts/setup installs it');
        return $name;
    }

    /**
     * Waits until it answers, or has ended.
     */
    public function started(): bool
    {
        for ($i = 0; $i < 300; $i++) {
            if (file_exists($this->socket) && @stream_socket_client("unix://$this->socket") !== false) {
                return true;
            }
            if (!proc_get_status($this->process)['running']) {
                return false;
            }
            usleep(50000);
        }
        return false;
    }

    /**
     * @return array<string, mixed> what page.php answers
     */
    public function post(string $page, string $body): array
    {
        [$status, $output, $errors] = Scratch::run(
            ['cgi-fcgi', '-bind', '-connect', $this->socket],
            [
                'REQUEST_METHOD' => 'POST',
                'SCRIPT_FILENAME' => $page,
                'SCRIPT_NAME' => '/page.php',
                'CONTENT_TYPE' => 'application/json',
                'CONTENT_LENGTH' => (string) strlen($body),
            ],
            $body,
        );
        Assert::assertSame(0, $status, $errors);
        $parts = explode("\r\n\r\n", $output, 2);
        $answer = json_decode($parts[1] ?? '', true);
        Assert::assertIsArray($answer, $output . $errors . $this->log());
        return $answer;
    }

    /**
     * Ends it; true where it ended by itself after being asked, and nothing died before.
     */
    public function stop(): bool
    {
        if (!is_resource($this->process)) {
            return false;
        }
        proc_terminate($this->process, SIGQUIT);
        for ($i = 0; $i < 200 && proc_get_status($this->process)['running']; $i++) {
            usleep(50000);
        }
        $ended = !proc_get_status($this->process)['running'];
        $ended || proc_terminate($this->process, SIGKILL);
        proc_close($this->process);
        return $ended && preg_match('/exited on signal|SIGSEGV|SIGABRT|SIGILL/', $this->log()) === 0;
    }

    public function log(): string
    {
        return @file_get_contents($this->log) . @file_get_contents("{$this->scratch->path}/output");
    }
}
