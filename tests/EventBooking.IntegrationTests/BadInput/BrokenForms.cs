using static EventBooking.IntegrationTests.BadInput.Raw;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>
/// Forms of broken HTTP/1.1. In them [call] stands for a method and a path, [method] and [path] for one of them. Only a form that may end
/// without an answer says so.
/// </summary>
internal static class BrokenForms
{
    private const string Chunked = "Transfer-Encoding: chunked";

    public static IReadOnlyDictionary<string, (string Text, bool MayHangUp)> All { get; } = Lines().Concat(Headers()).Concat(Bodies())
        .ToDictionary(form => form.Name, form => (form.Text, form.MayHangUp), StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Text, bool MayHangUp)> Lines() =>
    [
        ("a raw NUL in the path", Head("[call]\0"), false),
        ("raw Latin-1 in the path", Head("[call]é"), false),
        ("an encoded NUL in the path", Head("[call]%00"), false),
        ("a path of 8,200 characters", Head($"[call]{Repeat("A", 8_200)}"), false),
        ("overlong UTF-8 in the path", Head("[call]%C0%AF%E0%80%AF/x"), false),
        ("a NUL encoded twice", Head("[call]x%2500"), false),
        ("a slash encoded twice", Head("[call]x%252F"), false),
        ("an encoding of nothing", Head("[call]x%zz"), false),
        ("half an encoding", Head("[call]x%2"), false),
        ("a lone surrogate in the path", Head("[call]x%ED%A0%80"), false),
        ("steps above the root", Head("[method] /../../../etc/passwd"), false),
        ("a path without a slash", Head("[method] x"), false),
        ("an asterisk for a path", Head("[method] *"), false),
        ("an address with another scheme", Head("[method] ftp://x[path]"), false),
        ("an address with no host", Head("[method] http://"), false),
        ("no path", Head("[method]"), false),
        ("no version", "[call]\r\nHost: x\r\n\r\n", false),
        ("a version of the future", "[call] HTTP/9.1\r\nHost: x\r\n\r\n", false),
        ("a version that is none", "[call] HTTP/one\r\nHost: x\r\n\r\n", false),
        ("a method with a colon", "G:T [path] HTTP/1.1\r\nHost: x\r\n\r\n", false),
        ("no HTTP", "\u0016\u0003\u0001\u0002\r\n\r\n", false),
    ];

    private static IEnumerable<(string Name, string Text, bool MayHangUp)> Headers() =>
    [
        ("no host", "[call] HTTP/1.1\r\n\r\n", false),
        ("two hosts", Head("[call]", "Host: y"), false),
        ("a host that is none", "[call] HTTP/1.1\r\nHost: a b\r\n\r\n", false),
        ("a header without a colon", Head("[call]", "nonsense"), false),
        ("a header without a name", Head("[call]", ": x"), false),
        ("a blank before the colon", Head("[call]", "X : y"), false),
        ("a folded header", Head("[call]", "X: y\r\n z"), false),
        ("a NUL in a header", Head("[call]", "X: \0"), false),
        ("a lone return in a header", Head("[call]", "X: a\rb"), false),
        ("a header of 32,800 characters", Head("[call]", $"X: {Repeat("x", 32_800)}"), false),
        ("200 headers", Head("[call]", Repeat("X: x\r\n", 200).TrimEnd()), false),
        ("a length that is none", Head("[call]", "Content-Length: many"), false),
        ("a negative length", Head("[call]", "Content-Length: -1"), false),
        ("a length of 30 digits", Head("[call]", $"Content-Length: {Repeat("9", 30)}"), false),
        ("two lengths", Head("[call]", "Content-Length: 2\r\nContent-Length: 3") + "{}", false),
        ("a length and chunks after an unknown coding", Head("[call]", "Content-Length: 2\r\nTransfer-Encoding: gzip") + "{}", false),
        ("half of a request line", "[call]", true),
        ("half of a header", "[call] HTTP/1.1\r\nHos", true),
    ];

    private static IEnumerable<(string Name, string Text, bool MayHangUp)> Bodies() =>
    [
        ("a chunk size that overflows", Chunks("80000000\r\n{}\r\n0\r\n\r\n"), false),
        ("a chunk size of 16 digits", Chunks("ffffffffffffffff\r\n{}\r\n0\r\n\r\n"), false),
        ("a chunk size of 40 digits", Chunks($"{Repeat("f", 40)}\r\n{{}}\r\n0\r\n\r\n"), false),
        ("a negative chunk size", Chunks("-2\r\n{}\r\n0\r\n\r\n"), false),
        ("a chunk size that is none", Chunks("xyz\r\n{}\r\n0\r\n\r\n"), false),
        ("no chunk size", Chunks("\r\n{}\r\n0\r\n\r\n"), false),
        ("a chunk longer than its size", Chunks("1\r\n{}\r\n0\r\n\r\n"), false),
        ("a chunk shorter than its size", Chunks("5\r\n{}\r\n0\r\n\r\n"), false),
        ("a trailer that is none", Chunks("2\r\n{}\r\n0\r\nnonsense\r\n\r\n"), false),
        ("chunks that do not end", Chunks("2\r\n{}\r\n"), false),
        ("half of a chunk", Chunks("ff\r\n{"), false),
        ("half of a body", Head("[call]", "Content-Type: application/json\r\nContent-Length: 200") + "{", false),
    ];

    private static string Head(string call, string header = "Accept: */*") => $"{call} HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n";

    private static string Chunks(string body) => Head("[call]", $"Content-Type: application/json\r\n{Chunked}") + body;
}
