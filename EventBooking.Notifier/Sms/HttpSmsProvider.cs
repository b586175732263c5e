using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EventBooking.Notifier.Queue;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Sms;

/// <summary>A provider with the API of Twilio's Messages: <c>POST /2010-04-01/Accounts/{account}/Messages.json</c>.</summary>
internal sealed class HttpSmsProvider : ISmsProvider, IDisposable
{
    private readonly HttpClient _client;
    private readonly SmsOptions _options;

    public HttpSmsProvider(IOptions<SmsOptions> options)
    {
        _options = options.Value;

        // Not a client of the factory: those try again by themselves, and each try could be a message. Nor does it follow the
        // provider to another server, which would get the secret.
        _client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri(_options.BaseUrl.TrimEnd('/') + '/'),
            Timeout = _options.Timeout,
        };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.Account}:{_options.Secret}")));
    }

    public void Dispose() => _client.Dispose();

    public async Task<SendResult> SendAsync(string number, string text, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["To"] = number,
            ["From"] = _options.From,
            ["Body"] = text,
        });
        try
        {
            using var answer = await _client.PostAsync(
                $"2010-04-01/Accounts/{Uri.EscapeDataString(_options.Account)}/Messages.json", form, cancellationToken);
            return answer.IsSuccessStatusCode ? new SendResult.Sent() : await RefusalAsync(answer, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return new SendResult.Temporary(
                exception.HttpRequestError == HttpRequestError.ConnectionError ? "connection_failed" : "connection_lost");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Temporary("timeout");
        }
    }

    private static async Task<SendResult> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;

        // A wrong account or secret must not fail everybody's messages: someone will set it right.
        if (status is not (>= 400 and < 500) || status is 401 or 403 or 404 or 408 or 429)
        {
            return new SendResult.Temporary($"sms_{status}");
        }

        var reason = await ReasonAsync(answer, cancellationToken);
        return new SendResult.Permanent(reason is null ? $"sms_{status}" : $"sms_{status}_{reason}");
    }

    /// <summary>The number that the provider gives its reason; its words may hold the person's number.</summary>
    private static async Task<int?> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using var problem = await JsonDocument.ParseAsync(
                await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return problem.RootElement is { ValueKind: JsonValueKind.Object } body
                && body.TryGetProperty("code", out var code)
                    && code.ValueKind == JsonValueKind.Number
                    && code.TryGetInt32(out var number)
                    ? number
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
