namespace Deploy.Local.Services;

/// <summary>How services meet without knowing each other's types: one offers an interface, another asks for it at call time.</summary>
public sealed class PeerServices
{
    private readonly List<object> _offers = [];

    /// <summary>Called in a service's constructor. Several services may offer the same interface.</summary>
    public void Offer<T>(T implementation) where T : class => _offers.Add(implementation);

    /// <summary>Called inside a handler, when every service exists. Null where nothing offers it.</summary>
    public T? Find<T>() where T : class => All<T>().FirstOrDefault();

    public IEnumerable<T> All<T>() where T : class => _offers.OfType<T>();
}
