using Deploy.Local.Faults;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local.Tests.Authorization;

/// <summary>Every operation of Local says which permissions it needs.</summary>
public sealed class AccessTableTests
{
    public static TheoryData<string> Services => [.. All().Select(service => service.Model)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_operation_has_a_line_and_every_line_an_operation(string model)
    {
        var service = All().Single(service => service.Model == model);

        Assert.Equal(service.Operations.Keys.Order(StringComparer.Ordinal), service.Access.Operations.Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<ILocalService> All()
    {
        var time = TimeProvider.System;
        return ServiceCatalog.Create(new LocalContext(new StateStore(null), new LocalClock(time), new LocalEndpoint(1), new RequestLog(time), new FaultList(time)));
    }
}
