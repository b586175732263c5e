global using Aspire.Hosting;
global using Aspire.Hosting.ApplicationModel;
global using Aspire.Hosting.Testing;
global using EventBooking.Testing;
global using Shouldly;
global using Xunit;
