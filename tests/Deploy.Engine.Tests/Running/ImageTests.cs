using Amazon.ECR.Model;
using Deploy.Ecs;
using Deploy.Engine.Events;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Testing.Local;
using Deployment = Deploy.Engine.Tests.Support.Deployment;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Running;

public sealed class ImageTests(LocalAwsFixture local) : ImageTest(local)
{
    [Fact]
    public async Task An_image_is_pushed_once_and_deployed_by_digest()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));
        Assert.Equal(["Plan", "Push", "Apply", "Wait", "Report"], Deployment.Events.Phases);
        var request = Assert.Single(Pushed);
        Assert.Equal(($"localhost:{new Uri(Local.Url).Port}", "AWS", true), (request.Registry, request.Username, request.Insecure));
        var digest = (await Aws.Ecr.DescribeImagesAsync(new DescribeImagesRequest { RepositoryName = "shop-local" })).ImageDetails.Single().ImageDigest;
        Assert.EndsWith($"shop-local@{digest}", await DeployedImageAsync(), StringComparison.Ordinal);

        // The same files at another time are the same image.
        Published("code one");
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop(ownImage: true)));
        Assert.Single(Pushed);
        Assert.False(Assert.Single(Deployment.Events.All.OfType<ImageKnownEvent>()).IsNone);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task Changed_code_is_one_image_one_revision_and_one_update()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));
        var before = await DeployedImageAsync();

        Published("code two");
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(ownImage: true)));

        Assert.Equal(2, Pushed.Count);
        Assert.Equal(["ecs:RegisterTaskDefinition", "ecs:UpdateService"], (await Local.MutationsAsync()).Where(call => call.StartsWith("ecs:", StringComparison.Ordinal)));
        Assert.NotEqual(before, await DeployedImageAsync());
        Assert.Contains("(to be pushed)", Deployment.Events.ChangeLines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_publish_directory_the_deployed_image_stays()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));
        Deployment.Options = Deployment.Options with { PublishDirectory = null };

        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(Plans.Shop(ownImage: true)));
    }

    [Fact]
    public async Task Without_any_image_nothing_is_changed()
    {
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(Plans.Shop(ownImage: true)));

        Assert.Contains("holds no image to deploy", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());
    }

    [Fact]
    public async Task A_failed_push_deploys_nothing()
    {
        Published("code one");
        Deployment.Push = _ => new ImageAnswer(null, "the disk is full");

        Assert.Equal(DeploymentOutcome.PushFailed, await Deployment.ApplyAsync(Plans.Shop(ownImage: true)));

        Assert.Contains("the disk is full", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        // Only what the push needs was made.
        Assert.All(await Local.MutationsAsync(), call => Assert.StartsWith("ecr:", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_image_is_promoted_by_digest()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));
        var image = await DeployedImageAsync();
        Published("code two");
        await DeployedAsync(Plans.Shop(ownImage: true));

        Deployment.Options = Deployment.Options with { Image = image, PublishDirectory = null };
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(Plans.Shop(ownImage: true)));

        Assert.Equal(image, await DeployedImageAsync());
        Assert.Equal(2, Pushed.Count);
    }

    [Fact]
    public async Task An_image_is_pushed_again_into_a_repository_that_is_replaced()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));
        var replaced = Plans.Shop(ownImage: true).With(new EcrRepositorySpec { Name = Plans.Repository.Name, EncryptionType = EcrEncryption.Kms });
        Deployment.Options = Deployment.Options with { AllowReplace = ["ecr-repository/shop"] };

        // Without the build nobody can push: then the image that runs is not thrown away.
        var published = Deployment.Options;
        Deployment.Options = published with { PublishDirectory = null };
        Assert.Equal(DeploymentOutcome.RefusedByPreflight, await Deployment.ApplyAsync(replaced));
        Assert.Contains("ecr-repository/shop holds no image to deploy after it is replaced", Assert.Single(Deployment.Events.Diagnostics).Text, StringComparison.Ordinal);
        Assert.Empty(await Local.MutationsAsync());

        Deployment.Options = published;
        Assert.Equal(DeploymentOutcome.Succeeded, await Deployment.ApplyAsync(replaced));

        Assert.Equal(2, Pushed.Count);
        var image = (await Aws.Ecr.DescribeImagesAsync(new DescribeImagesRequest { RepositoryName = "shop-local" })).ImageDetails.Single();
        Assert.EndsWith(image.ImageDigest, await DeployedImageAsync(), StringComparison.Ordinal);
        Assert.Contains("! ecr-repository/shop (replacement, with 1 image)", Deployment.Report, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.NothingToDo, await Deployment.ApplyAsync(replaced));
    }

    [Fact]
    public async Task The_password_of_the_registry_is_in_no_report()
    {
        Published("code one");
        await DeployedAsync(Plans.Shop(ownImage: true));

        var password = Assert.Single(Pushed).Password!;
        Assert.DoesNotContain(password, Deployment.Report + Deployment.JsonReport + Deployment.Events.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, Assert.Single(Pushed).ToString(), StringComparison.Ordinal);
    }
}
