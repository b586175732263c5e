using System.Text.RegularExpressions;
using EventBooking.ServiceDefaults;

namespace EventBooking.AppHostTests;

/// <summary>The Helm chart, as an operator gets it.</summary>
public sealed partial class KubernetesTests
{
    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Notifier)]
    public async Task A_service_runs_in_several_hardened_replicas_that_are_replaced_one_by_one(string service)
    {
        var objects = (await Published.AsAsync("kubernetes", "containers")).Objects(service);
        var deployment = objects["Deployment"]["spec"];
        var container = deployment["template"]["spec"]["containers"][0];

        deployment["replicas"].Value.ShouldBe("2");
        deployment["strategy"]["rollingUpdate"]["maxUnavailable"].Value.ShouldBe("0");
        container["lifecycle"]["preStop"]["sleep"]["seconds"].Value.ShouldBe("5");
        container["resources"]["limits"]["memory"].Exists.ShouldBeTrue();
        deployment["template"]["metadata"]["annotations"]["checksum/settings"].Value.ShouldContain("sha256sum", customMessage: "A new password reaches the pods.");
        ShouldBeHardened(deployment["template"]["spec"]);
        var budget = objects["PodDisruptionBudget"]["spec"];
        budget["maxUnavailable"].Value.ShouldBe("1");
        budget["selector"]["matchLabels"].Entries["app.kubernetes.io/component"].Value.ShouldBe(service);
    }

    [Theory]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Notifier)]
    public async Task Probes_ask_in_the_way_that_kubernetes_knows(string service)
    {
        var container = (await Published.AsAsync("kubernetes", "containers")).Objects(service)["Deployment"]["spec"]["template"]["spec"]["containers"][0];

        foreach (var (probe, path) in new[] { ("readinessProbe", "/health"), ("livenessProbe", "/alive") })
        {
            container[probe]["httpGet"]["scheme"].Value.ShouldBe("HTTP");
            container[probe]["httpGet"]["path"].Value.ShouldBe(path);
            container[probe]["httpGet"]["port"].Value.ShouldBe("8080");
        }
    }

    [Fact]
    public async Task The_migrations_are_a_job_of_their_own_at_each_revision()
    {
        var objects = (await Published.AsAsync("kubernetes", "containers")).Objects(ResourceNames.Migrations);

        objects.Keys.ShouldBe(["Job", "ConfigMap", "Secret"], ignoreOrder: true);
        objects["Job"]["metadata"]["name"].Value.ShouldBe("migrations-job-{{.Release.Revision}}");
        objects["Job"]["spec"]["template"]["spec"]["restartPolicy"].Value.ShouldBe("OnFailure");
        ShouldBeHardened(objects["Job"]["spec"]["template"]["spec"]);
    }

    [Fact]
    public async Task Servers_are_ready_when_they_answer_and_keep_their_data_in_claims()
    {
        var published = await Published.AsAsync("kubernetes", "containers");

        published.Resources.ShouldBe([ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq, ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier], ignoreOrder: true);
        foreach (var server in new[] { ResourceNames.Postgres, ResourceNames.Redis, ResourceNames.RabbitMq })
        {
            var set = published.Objects(server)["StatefulSet"]["spec"];
            set["serviceName"].Value.ShouldBe($"{server}-service");
            set["template"]["spec"]["containers"][0]["readinessProbe"]["exec"]["command"].Values.ShouldNotBeEmpty();
        }

        foreach (var server in new[] { ResourceNames.Postgres, ResourceNames.RabbitMq })
        {
            published.Objects(server)["PersistentVolumeClaim"]["spec"]["resources"]["requests"]["storage"].Value.ShouldBe("10Gi");
            published.Objects(server)["StatefulSet"]["spec"]["template"]["spec"]["volumes"][0]["persistentVolumeClaim"]["claimName"].Value
                .ShouldBe(published.Objects(server)["PersistentVolumeClaim"]["metadata"]["name"].Value);
        }
    }

    [Theory]
    [InlineData("containers")]
    [InlineData("managed")]
    public async Task No_secret_is_in_it_and_every_value_that_it_reads_has_a_place(string servers)
    {
        var published = await Published.AsAsync("kubernetes", servers);
        var values = published.Read("values.yaml");

        values["secrets"].Entries.SelectMany(resource => resource.Value.Entries).ShouldAllBe(secret => secret.Value.Value.Length == 0);
        foreach (var read in published.Texts.SelectMany(text => ValueRead().Matches(text)))
        {
            read.Groups["path"].Value.Split('.').Aggregate(values, (node, key) => node[key]).Exists.ShouldBeTrue(read.Value);
        }
    }

    [Theory]
    [InlineData("containers")]
    [InlineData("managed")]
    public async Task Mail_is_sent_by_a_server_that_somebody_names_and_caught_by_none(string servers)
    {
        var published = await Published.AsAsync("kubernetes", servers);
        var objects = published.Objects(ResourceNames.Notifier);

        objects["ConfigMap"]["data"]["Mail__Host"].Value.ShouldBe("{{ .Values.config.notifier.mail_host }}");
        objects["Secret"]["stringData"]["Mail__Password"].Value.ShouldBe("{{ .Values.secrets.notifier.mail_password }}");
        var usual = published.Read("values.yaml")["config"][ResourceNames.Notifier];
        usual["mail_host"].Value.ShouldBeEmpty();
        usual["mail_port"].Value.ShouldBeEmpty();
        usual["mail_security"].Value.ShouldBe("StartTls");
        published.Texts.ShouldAllBe(text => !text.Contains("mailpit", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_somebody_has_to_give_is_not_kept_for_a_later_deployment()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Aspire keeps it in the user's own folder there.");
        var kept = string.Concat((await Published.AsAsync("kubernetes", "managed")).Kept);

        kept.ShouldContain("mail-security", customMessage: "What is usual is.");
        foreach (var given in new[] { ResourceNames.Database, ResourceNames.Redis, ResourceNames.RabbitMq, "mail-host", "mail-from", "public-base-url" })
        {
            kept.ShouldNotContain(given);
        }
    }

    [Fact]
    public async Task With_managed_servers_there_are_only_services()
    {
        var published = await Published.AsAsync("kubernetes", "managed");

        published.Resources.ShouldBe([ResourceNames.Migrations, ResourceNames.Api, ResourceNames.Notifier], ignoreOrder: true);
        published.Objects(ResourceNames.Api)["Secret"]["stringData"][AppHostModel.ConnectionString(ResourceNames.Database)].Value.ShouldBe("{{ .Values.secrets.api.bookingdb }}");
    }

    private static void ShouldBeHardened(Yaml pod)
    {
        pod["automountServiceAccountToken"].Value.ShouldBe("false");
        pod["securityContext"]["runAsNonRoot"].Value.ShouldBe("true");
        pod["securityContext"]["seccompProfile"]["type"].Value.ShouldBe("RuntimeDefault");
        pod["containers"][0]["securityContext"]["allowPrivilegeEscalation"].Value.ShouldBe("false");
        pod["containers"][0]["securityContext"]["capabilities"]["drop"].Values.ShouldBe(["ALL"]);
    }

    [GeneratedRegex(@"\{\{ *\.Values\.(?<path>[\w.]+) *\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ValueRead();
}
