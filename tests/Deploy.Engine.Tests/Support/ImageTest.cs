using Amazon.ECS.Model;
using Deploy.Engine.Events;
using Deploy.Testing.Local;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Support;

/// <summary>A test that deploys the project's own image, and pushes it as the build does.</summary>
public abstract class ImageTest(LocalAwsFixture local) : LocalTest(local)
{
    /// <summary>What was pushed so far.</summary>
    private protected List<ImageRequest> Pushed { get; } = [];

    /// <summary>Publishes files of this content; the next deployment has their image.</summary>
    private protected void Published(string content)
    {
        Deployment.Write("publish/app.txt", content);
        Deployment.Options = Deployment.Options with { PublishDirectory = Deployment.PathOf("publish") };
        Deployment.Push = request =>
        {
            Pushed.Add(request);
            return Registry.Push(request, content);
        };
    }

    /// <summary>The image that the service's task definition names.</summary>
    private protected async Task<string> DeployedImageAsync()
    {
        var service = (await Aws.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "shop-local", Services = ["shop-local"] })).Services.Single();
        var definition = await Aws.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = service.TaskDefinition });
        return definition.TaskDefinition.ContainerDefinitions.Single().Image;
    }
}
