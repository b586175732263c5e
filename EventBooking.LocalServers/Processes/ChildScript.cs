namespace EventBooking.LocalServers;

/// <summary>The command line that ties a program's life to this process.</summary>
/// <remarks>
/// The program runs as the leader of a session of its own, so that Ctrl-C in a terminal reaches only the parent, which then stops its
/// children in order. Beside it, in the same group but not as its child, waits a watcher for the end of the pipe that the parent holds
/// open: the kernel closes it even when the parent is killed with SIGKILL. The watcher also keeps the group's number from being given
/// to another process. (PR_SET_PDEATHSIG would not do: it follows the thread that forked, and the thread pool's threads come and go.)
/// </remarks>
internal static class ChildScript
{
    private const string Script =
        """
        signal=$1 tenths=30
        shift
        watch() {
          while read -r _; do :; done
          kill "-$signal" "$$"
          while [ "$tenths" -gt 0 ] && kill -s 0 "$$"; do sleep 0.1; tenths=$((tenths - 1)); done
          kill -s KILL -- "-$$"
        }
        exec 3<&0
        (watch <&3 3<&- >/dev/null 2>&1 &)
        exec "$@" </dev/null 3<&-
        """;

    public static IReadOnlyList<string> CommandLine(ChildProcessOptions options) =>
    [
        .. SessionStarter(), "/bin/sh", "-c", Script, options.Name, $"{(int)options.OrphanSignal}", options.FileName, .. options.Arguments,
    ];

    // macOS has no setsid program, but always perl.
    private static string[] SessionStarter() =>
        Programs.Find("setsid") is { } setsid ? [setsid] : ["/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV", "--"];
}
