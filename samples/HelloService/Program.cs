using Deploy.Ecs;

var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Hello from Amazon ECS.");
app.MapGet("/health", () => Results.Ok());

app.Run();

/// <summary>Everything that this program needs in AWS: a cluster, a repository for its image, a task and a service.</summary>
[Cluster, EcrRepository, TaskDefinition(Cpu = 256, Memory = 512), Service(DesiredCount = 2)]
public sealed class Hello;
