using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Deploy.Engine.Clients;
using Deploy.Engine.Diffing;
using Deploy.Engine.Execution;
using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.Services;
using Deploy.Engine.Tests.Support;
using Deploy.Engine.Waiting;
using Deploy.Plan.Resources;
using Task = System.Threading.Tasks.Task;

namespace Deploy.Engine.Tests.Execution;

/// <summary>A deletion is over when the thing is gone and its name is free; what AWS refuses meanwhile is waited for as long as the run may wait.</summary>
public sealed class DeletionTests
{
    private const string ClusterArn = "arn:aws:ecs:eu-central-1:123456789012:cluster/shop";
    private const string GroupArn = "arn:aws:scheduler:eu-central-1:123456789012:schedule-group/shop";

    /// <summary>More than a minute, which is what AWS's copies of its state may take.</summary>
    private const int Long = 20;

    private readonly RecordedEvents _events = new();
    private readonly InstantTime _time = new();

    public static TheoryData<string> Passing =>
    [
        nameof(ClusterContainsTasksException), nameof(ClusterContainsServicesException), nameof(ClusterContainsContainerInstancesException), nameof(UpdateInProgressException),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_cluster_that_is_not_empty_yet_is_asked_to_go_until_it_is(string error)
    {
        var (ecs, script) = Scripted.Of<IAmazonECS>();
        script.On<DeleteClusterRequest>("DeleteCluster", (calls, _) => calls < Long ? Refusal(error) : new DeleteClusterResponse());

        await DeleteAsync(Cluster, aws => aws with { Ecs = ecs });

        Assert.Equal(Long + 1, script.Count("DeleteCluster"));
        Assert.Contains($"cluster/shop: not yet: {error}", _events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_may_not_be_deleted_is_not_asked_twice()
    {
        var (ecs, script) = Scripted.Of<IAmazonECS>();
        script.On<DeleteClusterRequest>("DeleteCluster", (_, _) => new Amazon.ECS.Model.AccessDeniedException("no"));

        await Assert.ThrowsAsync<StepFailedException>(() => DeleteAsync(Cluster, aws => aws with { Ecs = ecs }));

        Assert.Equal(1, script.Count("DeleteCluster"));
    }

    [Fact]
    public async Task A_cluster_that_never_gets_empty_ends_with_the_run_s_limit()
    {
        var (ecs, script) = Scripted.Of<IAmazonECS>();
        script.On<DeleteClusterRequest>("DeleteCluster", (_, _) => Refusal(nameof(ClusterContainsTasksException)));

        var failure = await Assert.ThrowsAsync<StepFailedException>(() => DeleteAsync(Cluster, aws => aws with { Ecs = ecs }));

        Assert.IsType<ClusterContainsTasksException>(failure.InnerException);
    }

    [Fact]
    public async Task A_service_is_waited_for_until_it_is_inactive()
    {
        var (ecs, script) = Scripted.Of<IAmazonECS>();
        script.On<DeleteServiceRequest>("DeleteService", (_, _) => new DeleteServiceResponse());
        script.On<DescribeServicesRequest>("DescribeServices", (calls, _) => Described(calls < Long ? "DRAINING" : "INACTIVE"));

        await DeleteAsync(Service, aws => aws with { Ecs = ecs });

        Assert.Equal((1, Long + 1), (script.Count("DeleteService"), script.Count("DescribeServices")));
        Assert.Contains("service/shop: DRAINING, 1 tasks still run", _events.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_drains_for_ever_is_a_failure_that_says_what_it_waited_for()
    {
        var (ecs, script) = Scripted.Of<IAmazonECS>();
        script.On<DeleteServiceRequest>("DeleteService", (_, _) => new DeleteServiceResponse());
        script.On<DescribeServicesRequest>("DescribeServices", (_, _) => Described("DRAINING"));

        var failure = await Assert.ThrowsAsync<StepFailedException>(() => DeleteAsync(Service, aws => aws with { Ecs = ecs }));

        Assert.IsType<TimeoutException>(failure.InnerException);
        Assert.Contains("is not gone after 20 minutes: DRAINING", failure.Message, StringComparison.Ordinal);
        Assert.True(_time.GetUtcNow() - _time.Start >= TimeSpan.FromMinutes(20), $"{_time.GetUtcNow() - _time.Start}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_not_found_is_asked_to_go_once_more_and_then_taken_for_gone(int missing)
    {
        var (ecs, script) = Scripted.Of<IAmazonECS>();
        script.On<DeleteServiceRequest>("DeleteService", (calls, _) => calls < missing ? Gone(new ServiceNotFoundException("gone")) : new DeleteServiceResponse());
        script.On<DescribeServicesRequest>("DescribeServices", (_, _) => Described("INACTIVE"));

        await DeleteAsync(Service, aws => aws with { Ecs = ecs });

        Assert.Equal(2, script.Count("DeleteService"));
    }

    [Fact]
    public async Task A_schedule_group_is_gone_when_it_is_not_found()
    {
        var (scheduler, script) = Scripted.Of<IAmazonScheduler>();
        script.On<DeleteScheduleGroupRequest>("DeleteScheduleGroup", (_, _) => new DeleteScheduleGroupResponse());
        script.On<GetScheduleGroupRequest>("GetScheduleGroup", (calls, _) => calls < Long
            ? new GetScheduleGroupResponse { State = ScheduleGroupState.DELETING }
            : Gone(new Amazon.Scheduler.Model.ResourceNotFoundException("gone")));

        await DeleteAsync(Group, aws => aws with { Scheduler = scheduler });

        Assert.Equal((1, Long + 1), (script.Count("DeleteScheduleGroup"), script.Count("GetScheduleGroup")));
    }

    [Fact]
    public async Task A_schedule_group_that_is_on_its_way_out_does_not_exist_and_its_name_is_waited_for()
    {
        var spec = new ScheduleGroupSpec { Name = "shop" };
        var (scheduler, script) = Scripted.Of<IAmazonScheduler>();
        script.On<GetScheduleGroupRequest>("GetScheduleGroup", (calls, _) => calls == 0
            ? new GetScheduleGroupResponse { Arn = GroupArn, State = ScheduleGroupState.DELETING }
            : new GetScheduleGroupResponse { Arn = GroupArn, State = ScheduleGroupState.ACTIVE });
        script.On<CreateScheduleGroupRequest>("CreateScheduleGroup", (calls, _) => calls < Long
            ? new Amazon.Scheduler.Model.ConflictException("Schedule group shop is being deleted.")
            : new CreateScheduleGroupResponse { ScheduleGroupArn = GroupArn });
        var context = ContextOf(spec, aws => aws with { Scheduler = scheduler });

        Assert.Empty(await KindCatalog.For(spec).ReadAsync([spec], context, default));
        await ExecuteAsync(context, new ResourceChange(spec.Address, ResourceAction.Create, KindCatalog.For(spec), spec, null, []));

        Assert.Equal(Long + 1, script.Count("CreateScheduleGroup"));
    }

    [Fact]
    public async Task A_service_of_a_name_that_still_drains_is_made_when_the_name_is_free()
    {
        var (cluster, task) = (new ClusterSpec { Name = "shop" }, new TaskDefinitionSpec { Name = "shop" });
        var spec = new ServiceSpec { Name = "shop", Cluster = cluster.Address, TaskDefinition = task.Address, DesiredCount = 1 };
        var (ecs, script) = Scripted.Of<IAmazonECS>();
        script.On<CreateServiceRequest>("CreateService", (calls, request) => calls < Long
            ? new InvalidParameterException("Unable to Start a service that is still Draining.")
            : new CreateServiceResponse { Service = new Service { ServiceArn = $"{ClusterArn.Replace("cluster/", "service/", StringComparison.Ordinal)}/shop", ClusterArn = ClusterArn, TaskDefinition = request.TaskDefinition } });
        var context = ContextOf(spec, aws => aws with { Ecs = ecs }, cluster, task);

        await ExecuteAsync(context, new ResourceChange(spec.Address, ResourceAction.Create, KindCatalog.For(spec), spec, null, []));

        Assert.Equal(Long + 1, script.Count("CreateService"));
    }

    private static Snapshot<ClusterSpec> Cluster => new() { Arn = ClusterArn, Tags = new Dictionary<string, string>(), Actual = new ClusterSpec { Name = "shop" } };

    private static Snapshot<ScheduleGroupSpec> Group => new() { Arn = GroupArn, Tags = new Dictionary<string, string>(), Actual = new ScheduleGroupSpec { Name = "shop" } };

    private static ServiceSnapshot Service => new()
    {
        Arn = "arn:aws:ecs:eu-central-1:123456789012:service/shop/shop",
        Tags = new Dictionary<string, string>(),
        Actual = new ServiceSpec { Name = "shop", Cluster = new("cluster", "shop"), TaskDefinition = new("task-definition", "shop") },
        ClusterArn = ClusterArn,
        TaskDefinitionArn = null,
        DeclaredCount = null,
    };

    private static Exception Refusal(string name) => name switch
    {
        nameof(ClusterContainsTasksException) => new ClusterContainsTasksException(name),
        nameof(ClusterContainsServicesException) => new ClusterContainsServicesException(name),
        nameof(ClusterContainsContainerInstancesException) => new ClusterContainsContainerInstancesException(name),
        _ => new UpdateInProgressException(name),
    };

    /// <summary>The code comes with the answer.</summary>
    private static AmazonServiceException Gone(AmazonServiceException exception)
    {
        exception.ErrorCode = exception.GetType().Name;
        return exception;
    }

    private static DescribeServicesResponse Described(string status) => new() { Services = [new Service { Status = status, RunningCount = 1 }] };

    private Task DeleteAsync(Snapshot actual, Func<AwsClients, AwsClients> with) => ExecuteAsync(
        ContextOf(actual.Resource, with), new ResourceChange(actual.Address, ResourceAction.Delete, KindCatalog.For(actual.Resource), null, actual, []));

    private KindContext ContextOf(ResourceSpec spec, Func<AwsClients, AwsClients> with, params ResourceSpec[] others)
    {
        var context = Contexts.Of([spec, .. others]);
        return Contexts.With(context, with(context.Aws), _time);
    }

    private Task ExecuteAsync(KindContext context, ResourceChange change) =>
        new StepExecutor(context, _events, new Poller(_time, new Random(1))).ExecuteAsync([new Step(ApplyPhase.Contract, change, [])], default);
}
