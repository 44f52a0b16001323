export * from '../shell/kernel.ts';
export { default as forgotPassword } from '../screens/forgot_password.tsx';
export { default as invite } from '../screens/invite.tsx';
export { default as join } from '../screens/join.tsx';
export { default as resetPassword } from '../screens/reset_password.tsx';
export { default as settings } from '../screens/settings.tsx';
export { default as signIn } from '../screens/sign_in.tsx';
export { default as signUp } from '../screens/sign_up.tsx';
export { default as verifyEmail } from '../screens/verify_email.tsx';
