using Deploy.Generators.Tests.Support;
using Deploy.Plan;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Generators.Tests.Emission;

/// <summary>The file that carries plan and source map.</summary>
public sealed class PlanFileTests
{
    [Fact]
    public void It_holds_no_code_at_all()
    {
        var text = Generate.Text(Generate.Run(Compile.Of(Samples.Storefront)), Generate.PlanFile);
        var root = CSharpSyntaxTree.ParseText(text, Compile.ParseOptions).GetRoot();
        Assert.Empty(root.ChildNodes());
        Assert.Empty(root.GetDiagnostics());
    }

    [Fact]
    public void It_cannot_be_broken_out_of()
    {
        var source = """
            using Deploy.Ecs;

            [Cluster, EcrRepository, Service, TaskDefinition(Cpu = 256, Memory = 512)]
            [Environment("TRICK", "\n#endif\u2028#endif\u0085#endif\nclass Broken {")]
            public sealed class Shop;
            """;
        var result = Generate.Run(Compile.Of(source));
        Assert.Empty(CSharpSyntaxTree.ParseText(Generate.Text(result, Generate.PlanFile), Compile.ParseOptions).GetRoot().ChildNodes());
        var variable = Generate.PlanOf(result).The<Deploy.Plan.Resources.TaskDefinitionSpec>().ContainerDefinitions[0].Environment[0];
        Assert.Equal("\n#endif\u2028#endif\u0085#endif\nclass Broken {", variable.Value);
    }

    [Fact]
    public void Each_region_is_what_the_own_writer_of_its_part_writes()
    {
        var result = Generate.Run(Compile.Of(Samples.Storefront));
        var text = Generate.Text(result, Generate.PlanFile);
        Assert.Equal(PlanJson.Write(Generate.PlanOf(result)), Generate.Region(text, "DEPLOY_ECS_PLAN") + "\n");
        Assert.Equal(Generate.SourceMapOf(result).Write(), Generate.Region(text, "DEPLOY_ECS_SOURCE_MAP") + "\n");
        Assert.Equal(Generate.ClassMapOf(result).Write(), Generate.Region(text, "DEPLOY_ECS_CLASS_MAP") + "\n");
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Without_a_declaration_nothing_is_generated() =>
        Assert.Empty(Generate.Run(Compile.Of("public sealed class Nothing;")).GeneratedSources);

    [Fact]
    public void An_application_that_is_declared_has_a_plan_without_a_resource_too()
    {
        var plan = Generate.Plan("using Deploy.Ecs; [assembly: Deployment(\"shop\")] public sealed class Nothing;");
        Assert.Equal(("shop", 0), (plan.Application, plan.Resources.Count));
    }

    [Fact]
    public void A_resource_of_one_stage_only_is_enough()
    {
        var plan = Generate.Plan("""
            using Deploy.Ecs;
            [assembly: Deployment("shop", Stages = ["prod"])]
            [Cluster(Stage = "prod")] public sealed class Shop;
            """);
        Assert.Empty(plan.Resources);
        Assert.Equal(["cluster/shop"], plan.ForStage("prod").Resources.Select(resource => resource.Address.ToString()));
    }

    [Fact]
    public void The_source_map_points_at_arguments_and_elements()
    {
        var map = Generate.SourceMapOf(Generate.Run(Compile.Of("""
            using Deploy.Ecs;

            [assembly: Deployment("shop", Stages = ["prod"])]

            [Cluster, EcrRepository, TaskDefinition(Cpu = 256,
                Memory = 512), Service(DesiredCount = 2)]
            [Service(Stage = "prod", DesiredCount = 6)]
            [Network(Subnets = ["subnet-1",
                "subnet-2"])]
            [Environment("A", "1")]
            [HealthCheck("CMD", "curl", Retries = 2), Allow("s3:GetObject", "one", "two")]
            public sealed class Shop;
            """)));
        Assert.Equal((6, 14), At("task-definition/shop", "Memory"));
        Assert.Equal((5, 26), At("task-definition/shop", "NetworkMode"));
        Assert.Equal((6, 43), At("service/shop", "DesiredCount"));
        Assert.Equal((7, 41), At("service/shop", "DesiredCount", "prod"));
        Assert.Equal((6, 20), At("service/shop", "LaunchType"));
        Assert.Equal((7, 2), At("service/shop", "LaunchType", "prod"));
        Assert.Equal((8, 20), At("service/shop", "NetworkConfiguration.Subnets"));
        Assert.Equal((9, 5), At("service/shop", "NetworkConfiguration.Subnets[1]"));
        Assert.Equal((10, 19), At("task-definition/shop", "ContainerDefinitions[app].Environment[A].Value"));
        Assert.Equal((11, 14), At("task-definition/shop", "ContainerDefinitions[app].HealthCheck.Command"));
        Assert.Equal((11, 21), At("task-definition/shop", "ContainerDefinitions[app].HealthCheck.Command[1]"));
        Assert.Equal((11, 39), At("task-definition/shop", "ContainerDefinitions[app].HealthCheck.Retries"));
        Assert.Equal((11, 72), At("role/shop-task", "Statements[Allow1].Resources[1]"));
        Assert.Equal((3, 41), At("deployment/shop", "Stages[prod]"));
        Assert.Equal((5, 26), At("role/shop-execution", "Statements[Pull]"));

        (int Line, int Column) At(string address, string property, string? stage = null)
        {
            var found = map.Find(Deploy.Plan.Values.ResourceAddress.Parse(address), property, stage);
            Assert.NotNull(found);
            Assert.Equal("/src/File0.cs", found.File);
            return (found.Line, found.Column);
        }
    }
}
