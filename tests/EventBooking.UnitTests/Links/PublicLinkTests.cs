using EventBooking.Presentation.Links;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.UnitTests.Links;

public sealed class PublicLinkTests
{
    [Theory]
    [InlineData("https://tickets.example.com", "https://tickets.example.com/b/TOKEN")]
    [InlineData("https://tickets.example.com/", "https://tickets.example.com/b/TOKEN")]
    [InlineData("HTTPS://Example.com:8443/tickets/", "https://example.com:8443/tickets/b/TOKEN")]
    public void Links_begin_with_the_configured_address(string address, string link)
    {
        var links = Links("Production", address);

        links.Booking("TOKEN").ShouldBe(link);
        links.StopReminders("TOKEN").ShouldBe($"{link}/reminders/stop");
    }

    [Fact]
    public void Development_is_reached_on_this_machine() =>
        Links("Development", null).Booking("TOKEN").ShouldBe("http://localhost:8000/b/TOKEN");

    [Theory]
    [InlineData("Production", "http://localhost:8000")]
    [InlineData("Production", "http://127.0.0.1:8000/tickets")]
    [InlineData("Staging", "http://[::1]:8000")]
    [InlineData("Development", "http://tickets.example.com")]
    public void A_link_may_be_unencrypted_on_this_machine_and_in_development(string environment, string address) =>
        Links(environment, address).Booking("TOKEN").ShouldBe($"{address}/b/TOKEN");

    [Theory]
    [InlineData("http://tickets.example.com")]
    [InlineData("HTTP://tickets.example.com:8000")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://10.0.0.1")]
    public void A_link_that_others_follow_is_encrypted(string address)
    {
        foreach (var environment in new[] { "Production", "Staging" })
        {
            Should.Throw<OptionsValidationException>(() => Links(environment, address))
                .Message.ShouldStartWith("Public:BaseUrl must begin with https:// ");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tickets.example.com")]
    [InlineData("ftp://tickets.example.com")]
    [InlineData("https://user@tickets.example.com")]
    [InlineData("https://tickets.example.com?x=1")]
    [InlineData("https://tickets.example.com/#x")]
    [InlineData("https://tickets.example.com?")]
    public void An_address_that_links_cannot_begin_with_is_named(string? address) =>
        Should.Throw<OptionsValidationException>(() => Links("Production", address)).Message.ShouldStartWith("Public:BaseUrl ");

    [Fact]
    public void A_password_in_the_address_is_not_repeated() =>
        Should.Throw<OptionsValidationException>(
            () => Links("Production", "https://user:sesame@tickets.example.com")).Message.ShouldNotContain("sesame");

    private static PublicLinks Links(string environment, string? address)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration["Public:BaseUrl"] = address;
        builder.AddPublicLinks();
        return builder.Build().Services.GetRequiredService<PublicLinks>();
    }
}
