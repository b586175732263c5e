using System.Collections.Concurrent;
using System.Text;
using EventBooking.Notifier.Sms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EventBooking.IntegrationTests.Sms;

/// <summary>A provider of text messages that answers as Twilio's Messages resource does.</summary>
internal sealed class SmsStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmsStub(WebApplication app) => _app = app;

    /// <summary>What it was asked to send.</summary>
    public ConcurrentQueue<(string To, string From, string Body)> Messages { get; } = [];

    /// <summary>Requests, refused ones included.</summary>
    public int Requests { get; private set; }

    /// <summary>What it answers in place of sending.</summary>
    public Func<HttpContext, Task<bool>> Refuse { get; set; } = _ => Task.FromResult(false);

    public static async Task<SmsStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new SmsStub(app);
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    public SmsOptions Options(string secret = "s3cret") => new()
    {
        Enabled = true,
        BaseUrl = _app.Urls.First(),
        Account = "AC123",
        Secret = secret,
        From = "+15005550006",
        DefaultRegion = "DE",
        Timeout = TimeSpan.FromSeconds(5),
    };

    public HttpSmsProvider Provider(SmsOptions? options = null) => new(Microsoft.Extensions.Options.Options.Create(options ?? Options()));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static async Task<bool> AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
        return true;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Requests++;
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("AC123:s3cret"));
        if (context.Request.Headers.Authorization != $"Basic {credentials}")
        {
            await AnswerAsync(context, 401, """{"code": 20003, "message": "Authenticate", "status": 401}""");
            return;
        }

        if (await Refuse(context))
        {
            return;
        }

        var form = await context.Request.ReadFormAsync();
        Messages.Enqueue((form["To"].Single()!, form["From"].Single()!, form["Body"].Single()!));
        await AnswerAsync(context, 201, """{"sid": "SM0123456789abcdef", "status": "queued", "error_code": null}""");
    }
}
