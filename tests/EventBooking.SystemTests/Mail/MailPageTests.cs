using System.Net;
using System.Text;
using EventBooking.LocalServers;
using EventBooking.Testing;
using MimeKit;

namespace EventBooking.SystemTests.Mail;

/// <summary>The web page, over HTTP: what a mail brings is shown and does nothing.</summary>
public sealed class MailPageTests : IAsyncLifetime
{
    private const string Evil = "<script>alert(1)</script> & \"x\" 'y'";
    private static readonly byte[] Image = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private LocalMailCatcher _catcher = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _catcher = await LocalMailCatcher.StartAsync(TestServers.OwnServerOptions("catcher"));
        _client = new HttpClient { BaseAddress = _catcher.Page };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _catcher.DisposeAsync();
    }

    [Fact]
    public async Task The_list_says_that_nothing_came_and_then_shows_the_newest_first()
    {
        (await GetAsync("/")).ShouldContain("No mail has come yet.");

        await SendAsync(MailProgram.Mail("first"), MailProgram.Mail("second"));
        var list = await GetAsync("/");

        list.IndexOf("second", StringComparison.Ordinal).ShouldBeLessThan(list.IndexOf("first", StringComparison.Ordinal));
        list.ShouldContain("ada@example.org");
        list.ShouldContain($"href=\"/mails/{_catcher.Mails.All()[0].Id}\"");
    }

    [Fact]
    public async Task New_mails_appear_without_a_script_unless_that_is_stopped()
    {
        using var live = await _client.GetAsync(new Uri("/", UriKind.Relative));
        using var still = await _client.GetAsync(new Uri("/?updates=off", UriKind.Relative));

        live.Headers.GetValues("Refresh").ShouldBe(["5"]);
        (await live.Content.ReadAsStringAsync()).ShouldContain("/?updates=off");
        still.Headers.Contains("Refresh").ShouldBeFalse();
    }

    [Fact]
    public async Task Many_mails_are_shown_in_pages()
    {
        await SendAsync([.. Enumerable.Range(1, 120).Select(number => MailProgram.Mail($"number {number}."))]);

        var first = await GetAsync("/");
        var second = await GetAsync("/?page=2");
        var last = await GetAsync("/?page=3");

        Rows(first).ShouldBe(50);
        first.ShouldContain("1–50 of 120");
        first.ShouldContain("rel=\"next\" href=\"/?page=2\"");
        first.ShouldNotContain("rel=\"prev\"");
        Rows(second).ShouldBe(50);
        second.ShouldContain("rel=\"prev\" href=\"/\"");
        Rows(last).ShouldBe(20);
        last.ShouldContain("number 1.");
        last.ShouldNotContain("rel=\"next\"");
        Rows(await GetAsync("/?page=4")).ShouldBe(0);
        (await StatusAsync($"/?page={int.MaxValue}")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/?page=nonsense")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_looks_like_HTML_is_text_in_every_view()
    {
        var mail = MailProgram.Mail(Evil);
        mail.From.Clear();
        mail.From.Add(new MailboxAddress(Evil, "desk@example.org"));
        mail.Headers.Add("X-Evil", Evil);
        mail.Body = new BodyBuilder { TextBody = Evil, HtmlBody = $"<a href=\"http://localhost/?a='&quot;><script>\">x</a>{Evil}", Attachments = { { "<b>evil</b>.txt", Image } } }.ToMessageBody();
        var id = await SendAsync(mail);

        foreach (var path in new[] { "/", $"/mails/{id}", $"/mails/{id}?view=text", $"/mails/{id}?view=headers", $"/mails/{id}?view=source" })
        {
            var page = await GetAsync(path);
            page.ShouldNotContain("<script");
            page.ShouldNotContain("<b>evil");
            page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; ");
        }
    }

    [Fact]
    public async Task The_HTML_of_a_mail_is_framed_so_that_it_can_do_and_load_nothing()
    {
        var id = await SendAsync(RichMail());

        var page = await GetAsync($"/mails/{id}");
        using var frame = await _client.GetAsync(new Uri($"/mails/{id}/html", UriKind.Relative));

        page.ShouldContain($"<iframe sandbox=\"\" src=\"/mails/{id}/html\"");
        page.ShouldContain("<a href=\"http://localhost:8000/b/abc\" target=\"_blank\" rel=\"noopener noreferrer\">");
        page.ShouldNotContain("javascript:");
        frame.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        var rules = frame.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        rules.ShouldContain(rule => rule == "sandbox");
        rules.ShouldContain(rule => rule == "default-src 'none'");
        rules.ShouldContain(rule => rule == "img-src data:");
        rules.ShouldNotContain(rule => rule.StartsWith("script-src", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inline_images_are_within_the_HTML()
    {
        var id = await SendAsync(RichMail());

        var html = await GetAsync($"/mails/{id}/html");

        html.ShouldContain($"<img src=\"data:image/png;base64,{Convert.ToBase64String(Image)}\"");
        html.ShouldContain("Grüße");
        html.ShouldContain("src=\"cid:unknown\"");
    }

    [Fact]
    public async Task Pages_are_kept_by_nobody_and_framed_by_nobody()
    {
        var id = await SendAsync(RichMail());
        foreach (var path in new[] { "/", $"/mails/{id}", $"/mails/{id}/html", $"/mails/{id}/parts/0", $"/mails/{id}/source", "/mails/nothing" })
        {
            using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
            response.Headers.CacheControl!.NoStore.ShouldBeTrue(path);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        }

        (await _client.GetAsync(new Uri("/", UriKind.Relative))).Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task Parts_are_listed_and_downloaded_never_opened()
    {
        var id = await SendAsync(RichMail());

        var page = await GetAsync($"/mails/{id}");
        using var part = await _client.GetAsync(new Uri($"/mails/{id}/parts/3", UriKind.Relative));
        using var source = await _client.GetAsync(new Uri($"/mails/{id}/source", UriKind.Relative));

        page.ShouldContain("text/calendar; method=REQUEST</bdi>, 15 B");
        page.ShouldContain(">evil.ics<");
        (await part.Content.ReadAsStringAsync()).ShouldBe("BEGIN:VCALENDAR");
        part.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        part.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        part.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("evil.ics");
        source.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await source.Content.ReadAsByteArrayAsync()).ShouldBe(await File.ReadAllBytesAsync(_catcher.Mails.All()[0].FilePath));
    }

    [Theory]
    [InlineData("/mails/nothing")]
    [InlineData("/mails/..%2F..%2F..%2Fetc%2Fpasswd/source")]
    [InlineData("/mails/%2Fetc%2Fpasswd/source")]
    [InlineData("/mails/..%5Cports/source")]
    [InlineData("/mails/20260101T000000.0000000Z")]
    [InlineData("/mails/20260101T000000.0000000Z/html")]
    [InlineData("/mails/{id}/parts/99")]
    [InlineData("/mails/{id}/parts/-1")]
    [InlineData("/mails/{id}/parts/..%2F0")]
    [InlineData("/mails/{id}.eml/source")]
    [InlineData("/mails/{id}?view=nonsense")]
    public async Task What_is_no_mail_is_not_found(string path)
    {
        var id = await SendAsync(RichMail());
        await File.WriteAllTextAsync(Path.Combine(_catcher.Mails.Folder, "..", "ports.eml"), "secret");

        (await StatusAsync(path.Replace("{id}", id, StringComparison.Ordinal))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mail_whose_file_is_gone_is_not_found()
    {
        var id = await SendAsync(MailProgram.Mail("deleted"));
        File.Delete(_catcher.Mails.All()[0].FilePath);

        (await StatusAsync($"/mails/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync($"/mails/{id}/source")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("/")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_elses_name_for_this_machine_leads_nowhere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = $"evil.example:{_catcher.PagePort}";

        using var response = await _client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no header, just text\r\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n")]
    [InlineData("Content-Type: text/html; charset=nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n")]
    public async Task What_is_hardly_a_mail_is_shown_nevertheless(string content)
    {
        await using var client = await SmtpClientOfBytes.GreetAsync(_catcher.Port);
        await client.SayAsync("MAIL FROM:<>");
        await client.SayAsync("RCPT TO:<ada@example.org>");
        await client.SayAsync("DATA");
        (await client.SayAsync($"{content}.")).ShouldStartWith("250");

        var id = _catcher.Mails.All().ShouldHaveSingleItem().Id;
        foreach (var view in new[] { "html", "text", "headers", "source" })
        {
            (await StatusAsync($"/mails/{id}?view={view}")).ShouldBe(HttpStatusCode.OK);
        }

        (await GetAsync("/")).ShouldContain("(no subject)");
    }

    private static int Rows(string list) => list.Split("<td class=\"time\">").Length - 1;

    private static MimeMessage RichMail()
    {
        var body = new BodyBuilder
        {
            TextBody = "Grüße",
            HtmlBody = """
                <p>Grüße <a href="http://localhost:8000/b/abc">booking</a> <a href="javascript:alert(1)">x</a></p>
                <img src="cid:code@example.org"><img src="cid:unknown"><img src="http://127.0.0.1:9/track.png"><script>alert(1)</script>
                """,
        };
        body.LinkedResources.Add("code.png", Image).ContentId = "code@example.org";
        var calendar = new ContentType("text", "calendar") { Parameters = { { "method", "REQUEST" } } };
        body.Attachments.Add("..\\..//evil.ics", Encoding.ASCII.GetBytes("BEGIN:VCALENDAR"), calendar);
        var mail = MailProgram.Mail("rich");
        mail.Body = body.ToMessageBody();
        return mail;
    }

    /// <returns>The id of the last one.</returns>
    private async Task<string> SendAsync(params MimeMessage[] mails)
    {
        await MailProgram.SendAsync(_catcher.Port, mails);
        return _catcher.Mails.Newest(0, 1)[0].Id;
    }

    private Task<string> GetAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
