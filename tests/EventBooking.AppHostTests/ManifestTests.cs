using System.Text.Json.Nodes;
using EventBooking.ServiceDefaults;

namespace EventBooking.AppHostTests;

/// <summary>Aspire's manifest, which other tools deploy from.</summary>
public sealed class ManifestTests
{
    [Theory]
    [InlineData("containers")]
    [InlineData("managed")]
    public async Task It_describes_everything_and_holds_no_secret(string servers)
    {
        var resources = JsonNode.Parse(await Published.ManifestAsync(servers))!["resources"]!.AsObject();

        foreach (var name in new[] { ResourceNames.Database, ResourceNames.Redis, ResourceNames.RabbitMq, ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier })
        {
            resources.ContainsKey(name).ShouldBeTrue(name);
        }

        resources.ShouldAllBe(resource => resource.Value!["error"] == null);
        var inputs = resources.Select(resource => resource.Value!["inputs"]?["value"]).Where(input => input?["secret"]?.GetValue<bool>() == true).ToList();
        inputs.ShouldNotBeEmpty();
        inputs.ShouldAllBe(input => input!["default"] == null || input["default"]!["value"] == null || input["default"]!["value"]!.GetValue<string>().Length == 0);
    }
}
