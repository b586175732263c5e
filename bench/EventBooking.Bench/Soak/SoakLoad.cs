using System.Collections.Concurrent;
using EventBooking.Bench.Subjects;

namespace EventBooking.Bench.Soak;

/// <summary>Visitors who keep the API busy, and what surprised them.</summary>
internal sealed class SoakLoad : IDisposable
{
    private const int Visitors = 32;
    private const int MostSurprises = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);
    private readonly HttpClient _client;
    private readonly SoakVisitor[] _visitors;
    private readonly ConcurrentDictionary<string, int> _surprises = new(StringComparer.Ordinal);

    public SoakLoad(WebSubject api, SoakWorld world, int mailEvery)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = api.Address,
            Timeout = Patience,
        };
        _visitors = [.. Enumerable.Range(0, Visitors).Select(number => new SoakVisitor(number, world, mailEvery))];
    }

    public IReadOnlyList<string> Surprises => [.. _surprises.Select(one => $"{one.Key}, {one.Value} times")];

    /// <summary>Sends so many requests and has all answers.</summary>
    public async Task SendAsync(long requests, CancellationToken cancellationToken)
    {
        var left = requests;
        await Task.WhenAll(_visitors.Select(async visitor =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await SendAsync(visitor, visitor.Next(), cancellationToken);
            }
        }));
    }

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(SoakVisitor visitor, SoakRequest kind, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(kind.Method, kind.Path(visitor));
        request.Content = kind.Body?.Invoke(visitor);
        kind.Headers?.Invoke(request.Headers, visitor);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await ReadAsync(answer, kind.IsStream, cancellationToken);
            if (!kind.Expected.Contains((int)answer.StatusCode))
            {
                Note($"{kind.Method} of a kind that expects {string.Join(" or ", kind.Expected)} got {(int)answer.StatusCode}");
            }
            else if (answer.IsSuccessStatusCode)
            {
                kind.Answered?.Invoke(visitor, body);
            }
        }
        catch (HttpRequestException exception)
        {
            Note($"{kind.Method} got no answer: {exception.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Note($"{kind.Method} got no answer in time");
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, bool isStream, CancellationToken cancellationToken)
    {
        if (!isStream)
        {
            return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var begin = new byte[512];
        return begin[..await stream.ReadAsync(begin, cancellationToken)];
    }

    private void Note(string surprise)
    {
        if (_surprises.Count < MostSurprises || _surprises.ContainsKey(surprise))
        {
            _surprises.AddOrUpdate(surprise, 1, (_, count) => count + 1);
        }
    }
}
