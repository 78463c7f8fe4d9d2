namespace Deploy.Engine.Tests.Servers;

/// <summary>Tests that share one Local.</summary>
[CollectionDefinition(Name)]
public sealed class OnLocal : ICollectionFixture<LocalAws>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "on Local";
}

/// <summary>Tests that share one moto.</summary>
[CollectionDefinition(Name)]
public sealed class OnMoto : ICollectionFixture<MotoAws>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "on moto";
}
