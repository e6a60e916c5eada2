import { FrontdeskError } from '@frontdesk/sdk';
import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { Logo } from '../../shell/logo.tsx';
import { type Credentials, sessionQuery, signIn } from './session-queries.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  useDocumentTitle('Sign in · Frontdesk');
  const router = useRouter();
  const queryClient = useQueryClient();
  const { next } = route.useSearch();
  const attempt = useMutation({
    mutationFn: (credentials: Credentials) => signIn(credentials),
    onSuccess: user => {
      queryClient.setQueryData(sessionQuery.queryKey, user);
      router.history.push(next ?? '/');
    },
  });
  return (
    <Center mih="100dvh" p="md">
      <Stack w="100%" maw={380} gap="lg">
        <Center>
          <Logo size="lg" />
        </Center>
        <Paper withBorder shadow="sm" p="xl">
          <form
            onSubmit={(event: SyntheticEvent<HTMLFormElement>) => {
              event.preventDefault();
              attempt.mutate(credentialsOf(event.currentTarget));
            }}
          >
            <Stack>
              <Title order={1} fz="h3">
                Sign in
              </Title>
              {attempt.isError && (
                <Alert color="red" role="alert">
                  {refusal(attempt.error)}
                </Alert>
              )}
              <TextInput
                label="E-mail"
                name="email"
                type="email"
                autoComplete="username"
                required
                withAsterisk={false}
                autoFocus
              />
              <PasswordInput
                label="Password"
                name="password"
                autoComplete="current-password"
                required
                withAsterisk={false}
              />
              <Button type="submit" loading={attempt.isPending} fullWidth>
                Sign in
              </Button>
            </Stack>
          </form>
        </Paper>
        <Text c="dimmed" size="sm" ta="center">
          On the first start the server prints the admin’s e-mail and password.
        </Text>
      </Stack>
    </Center>
  );
}

function credentialsOf(form: HTMLFormElement): Credentials {
  const data = new FormData(form);
  return { email: String(data.get('email')).trim(), password: String(data.get('password')) };
}

function refusal(error: Error): string {
  if (!(error instanceof FrontdeskError)) return 'Signing in failed.';
  if (error.status === 429) return 'Too many attempts. Wait a minute and try again.';
  return error.message;
}
