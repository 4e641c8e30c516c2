using System.Xml.Linq;
using HarOrleans.Host.Tests.CommandLine;
using k8s;
using k8s.Models;

namespace HarOrleans.Host.Tests.Deploy;

public sealed class DeployTests
{
    [Fact]
    public async Task Every_call_in_the_files_is_one_that_har_understands()
    {
        var calls = DeployFiles.Calls();
        Assert.True(calls.Count >= 14, $"{calls.Count} calls were found");
        foreach (var (file, arguments) in calls.Where(x => x.Arguments[0] == "serve"))
        {
            var call = await CommandLineFixture.RunAsync(arguments);
            Assert.True(call.HasRun, $"{file}: {call.Error}");
            Assert.True(call.Serve!.JsonLog, file);
            Assert.True(call.Serve.Monitoring.Listen is not null || file.EndsWith("har@.service", StringComparison.Ordinal), file); // there the address is each machine's own
        }

        Assert.All(calls, x => Assert.True(x.Arguments[0] == "serve" || x.Arguments is ["db", "migrate", ..], $"{x.File}: {x.Arguments[0]}"));
    }

    [Fact]
    public void Manifests_have_the_fields_of_their_kinds_and_no_others() =>
        Assert.All(DeployFiles.Kubernetes, file => Assert.NotEmpty(KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true)));

    [Fact]
    public void Every_silo_is_probed_limited_and_without_rights()
    {
        var silos = All<V1Deployment>().ToArray();
        Assert.Equal(4, silos.Length);
        Assert.All(silos.Select(x => x.Spec.Template.Spec), pod =>
        {
            var silo = Assert.Single(pod.Containers);
            Assert.Equal("/health/live", silo.LivenessProbe.HttpGet.Path);
            Assert.Equal("/health/ready", silo.ReadinessProbe.HttpGet.Path);
            Assert.Equal("/health/ready", silo.StartupProbe.HttpGet.Path);
            Assert.Contains("memory", silo.Resources.Limits.Keys);
            Assert.True(pod.SecurityContext.RunAsNonRoot);
            Assert.True(silo.SecurityContext.ReadOnlyRootFilesystem);
            Assert.False(silo.SecurityContext.AllowPrivilegeEscalation);
            Assert.True(pod.TerminationGracePeriodSeconds > 10);
            Assert.Contains(silo.EnvFrom, x => x.SecretRef.Name == "har-database");
        });
    }

    [Fact]
    public void Ports_of_a_silo_are_those_that_it_is_told_and_that_the_network_policy_lets_through()
    {
        var policy = All<V1NetworkPolicy>().Single();
        var inward = policy.Spec.Ingress.SelectMany(x => x.Ports).Select(x => x.Port.Value).ToHashSet();
        Assert.All(All<V1Deployment>().Select(x => x.Spec.Template.Spec.Containers[0]), silo =>
        {
            var args = string.Join(' ', silo.Args);
            Assert.All(silo.Ports, port =>
            {
                Assert.Contains($"{port.ContainerPort}", args, StringComparison.Ordinal);
                Assert.Contains($"{port.ContainerPort}", inward);
            });
        });
    }

    [Fact]
    public void A_disruption_budget_covers_every_deployment_of_several_silos_and_what_belongs_together_matches()
    {
        var deployments = All<V1Deployment>().ToArray();
        Assert.All(deployments, x => Assert.Equal(x.Spec.Selector.MatchLabels, x.Spec.Template.Metadata.Labels));
        var covered = All<V1PodDisruptionBudget>().Select(x => x.Spec.Selector.MatchLabels["app.kubernetes.io/component"]).ToArray();
        Assert.Empty(deployments.Where(x => x.Spec.Replicas > 1).Select(x => x.Spec.Selector.MatchLabels["app.kubernetes.io/component"]).Except(covered));
        var gpu = deployments.Single(x => x.Metadata.Name == "har-trainer-gpu").Spec.Template.Spec.Containers[0];
        Assert.Equal("1", gpu.Resources.Limits["nvidia.com/gpu"].ToString());
    }

    [Fact]
    public void Kustomization_lists_files_that_are_there()
    {
        var listed = DeployFiles.Documents(Path.Combine(DeployFiles.Root, "kubernetes/kustomization.yaml")).Single()["resources"];
        Assert.All((YamlDotNet.RepresentationModel.YamlSequenceNode)listed, x => Assert.True(File.Exists(Path.Combine(DeployFiles.Root, "kubernetes", DeployFiles.Text(x)))));
    }

    [Fact]
    public void Servers_of_the_team_share_no_port_and_no_state_and_do_all_roles()
    {
        var servers = DeployFiles.Services(Path.Combine(DeployFiles.Root, "compose/team.yaml")).Select(DeployFiles.Command).Where(x => x.Length > 0 && x[0] == "serve").ToArray();
        string Value(string[] call, string option) => call[Array.IndexOf(call, option) + 1];
        var ports = servers.SelectMany(x => new[] { Value(x, "--silo-port"), Value(x, "--gateway-port"), Value(x, "--monitor").Split(':')[1] }).ToArray();
        Assert.Equal(ports.Distinct(), ports);
        Assert.Equal(["control", "control", "dashboard", "trainer", "trainer"], servers.Select(x => Value(x, "--roles")).Order());
        Assert.Single(servers.Select(x => Value(x, "--artifacts")).Distinct());
    }

    [Fact]
    public void Who_trains_on_a_GPU_has_the_CUDA_image_asks_for_one_GPU_and_names_it()
    {
        var pod = All<V1Deployment>().Single(x => x.Metadata.Name == "har-trainer-gpu").Spec.Template.Spec;
        Assert.Equal(("har:cuda", "1", "1"), (pod.Containers[0].Image, pod.Containers[0].Resources.Limits["nvidia.com/gpu"].ToString(), pod.Containers[0].Resources.Requests["nvidia.com/gpu"].ToString()));
        Assert.Contains("--devices cuda:0", string.Join(' ', pod.Containers[0].Args), StringComparison.Ordinal);
        Assert.Contains(pod.Tolerations, x => x.Key == "nvidia.com/gpu");

        var service = Assert.Single(DeployFiles.Services(Path.Combine(DeployFiles.Root, "compose/gpu.yaml")));
        Assert.Equal(("har:cuda", "cuda", "cuda"), (DeployFiles.Text(service["image"]), DeployFiles.Text(service["build"]["target"]), DeployFiles.Text(service["build"]["args"]["TORCH"])));
        Assert.Equal("gpu", DeployFiles.Text(service["deploy"]["resources"]["reservations"]["devices"][0]["capabilities"][0]));
        Assert.Contains("--devices cuda:0", string.Join(' ', DeployFiles.Command(service)), StringComparison.Ordinal);

        var image = File.ReadAllText(Path.Combine(DeployFiles.Root, "Dockerfile"));
        Assert.All((string[])["ARG TORCH=cpu", "-p:HarTorch=${TORCH}", "FROM base AS cpu", "FROM base AS cuda"], line => Assert.Contains(line, image, StringComparison.Ordinal));
    }

    [Fact]
    public void The_CUDA_build_takes_the_CUDA_package_in_place_of_the_CPUs()
    {
        var project = XDocument.Load(Path.Combine(DeployFiles.Root, "../src/HarOrleans.Training/HarOrleans.Training.csproj"));
        var packages = project.Descendants("PackageReference").Select(x => ((string)x.Attribute("Include")!, Condition: (string?)x.Attribute("Condition") + (string?)x.Parent!.Attribute("Condition"))).ToArray();

        Assert.Equal("'$(HarTorch)' == 'cuda'", Assert.Single(packages, x => x.Item1 == "TorchSharp-cuda-linux").Condition);
        var others = packages.Where(x => x.Item1.StartsWith("libtorch-cpu", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(others);
        Assert.All(others, x => Assert.EndsWith("'$(HarTorch)' == 'cpu'", x.Condition, StringComparison.Ordinal));
    }

    private static IEnumerable<T> All<T>() => DeployFiles.Kubernetes.SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), strict: true)).OfType<T>();
}
