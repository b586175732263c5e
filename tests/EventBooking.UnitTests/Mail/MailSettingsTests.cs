using EventBooking.Notifier.Mail;

namespace EventBooking.UnitTests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_server_nothing_else_is_asked_for() => Check(new MailOptions()).ShouldBeEmpty();

    [Fact]
    public void With_a_server_it_is_enough_to_say_who_writes() => Check(Good()).ShouldBeEmpty();

    [Theory]
    [InlineData("", "", "", "", "Mail:From")]
    [InlineData("Desk <desk@example.com>", "", "", "", "Mail:From")]
    [InlineData("desk@example.com", "nobody", "", "", "Mail:ReplyTo")]
    [InlineData("desk@example.com", "", "user", "", "Mail:Password")]
    [InlineData("desk@example.com", "", "", "secret", "Mail:UserName")]
    public void A_wrong_setting_is_named(string from, string replyTo, string user, string password, string named)
    {
        var mistakes = Check(
            new MailOptions { Host = "mail.example.com", From = from, ReplyTo = replyTo, UserName = user, Password = password });

        mistakes.ShouldHaveSingleItem().ShouldContain(named);
        mistakes[0].ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("StartTls", 587)]
    [InlineData("Tls", 465)]
    [InlineData("None", 25)]
    public void The_port_is_the_usual_one(string security, int port)
    {
        var options = Good();
        options.Security = Enum.Parse<MailSecurity>(security);

        options.EffectivePort.ShouldBe(port);
    }

    [Fact]
    public void Unless_something_else_is_set_nothing_is_sent_without_TLS() => new MailOptions().Security.ShouldBe(MailSecurity.StartTls);

    [Fact]
    public void A_port_that_never_speaks_STARTTLS_is_named()
    {
        var options = Good();
        options.Port = 465;

        Check(options).ShouldHaveSingleItem().ShouldBe(
            "Mail:Security must be Tls where Mail:Port is 465: servers speak TLS there from the first byte.");
        options.Security = MailSecurity.Tls;
        Check(options).ShouldBeEmpty();
    }

    private static MailOptions Good() => new() { Host = "mail.example.com", From = "desk@example.com" };

    private static List<string> Check(MailOptions options) => [.. new MailSettings().Validate(name: null, options).Failures ?? []];
}
